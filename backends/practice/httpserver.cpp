// SPDX-FileCopyrightText: 2026 the Hubwright authors
// SPDX-License-Identifier: BSD-3-Clause
#include "practice/httpserver.h"

#include <httplib.h>

#ifndef _WIN32
#include <netinet/tcp.h>
#endif

#include <QDateTime>
#include <QLocale>

#include <atomic>
#include <thread>

namespace hubwright::practice {

namespace {

/// One connection. The answer is gathered and sent in one piece, so that a fault can cut or drop it.
class Connection : public httplib::Stream
{
public:
    Connection(socket_t socket, Pause &pause, const std::atomic<int> &hangUps)
        : m_socket(socket)
        , m_pause(pause)
        , m_hangUps(hangUps)
        , m_hangUpsBefore(hangUps)
    {
    }

    Delivery delivery = Delivery::Whole;
    std::chrono::microseconds trickle{0};

    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return true; }
    [[nodiscard]] socket_t socket() const override { return m_socket; }
    void get_remote_ip_and_port(std::string &ip, int &port) const override { ip = "127.0.0.1", port = 0; }
    void get_local_ip_and_port(std::string &ip, int &port) const override { ip = "127.0.0.1", port = 0; }

    /// Until bytes have come: false after 60 s of silence, at the connection's end or the server's.
    bool waitForBytes()
    {
        for (int i = 0; m_at == m_in.size() && i < 3000; ++i) {
            if (m_pause.isStopping() || m_hangUps != m_hangUpsBefore)
                return false;
            fd_set set;
            FD_ZERO(&set);
            FD_SET(m_socket, &set);
            timeval wait{0, 20'000};
            if (::select(static_cast<int>(m_socket) + 1, &set, nullptr, nullptr, &wait) > 0)
                return receive();
        }
        return m_at < m_in.size();
    }

    ssize_t read(char *to, size_t size) override
    {
        if (m_at == m_in.size() && (!flush() || !waitForBytes()))
            return -1;
        const size_t count = std::min(size, m_in.size() - m_at);
        std::copy_n(m_in.data() + m_at, count, to);
        m_at += count;
        return static_cast<ssize_t>(count);
    }

    ssize_t write(const char *from, size_t size) override
    {
        m_out.append(from, size);
        return static_cast<ssize_t>(size);
    }

    /// Sends what was written, as `delivery` says. False when the connection is over.
    bool deliver()
    {
        switch (std::exchange(delivery, Delivery::Whole)) {
        case Delivery::Whole:
            return flush();
        case Delivery::Reset: {
            const linger hard{1, 0};
            ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&hard), sizeof hard);
            return false;
        }
        case Delivery::Half: {
            const size_t head = m_out.find("\r\n\r\n") + 4;
            m_out.resize(head + (m_out.size() - head) / 2);
            flush();
            return false;
        }
        case Delivery::Trickle:
            return flushSlowly();
        case Delivery::Never:
            while (waitForBytes())
                m_at = m_in.size();
            return false;
        }
        return false;
    }

private:
    bool receive()
    {
        m_in.resize(65536);
        m_at = 0;
        const auto count = ::recv(m_socket, m_in.data(), m_in.size(), 0);
        m_in.resize(count > 0 ? static_cast<size_t>(count) : 0);
        return count > 0;
    }

    bool flush()
    {
        const bool isSent = send(m_out.data(), m_out.size());
        m_out.clear();
        return isSent;
    }

    bool flushSlowly()
    {
        constexpr size_t pieces = 50;
        const std::string out = std::exchange(m_out, {});
        for (size_t i = 0; i < pieces; ++i) {
            const size_t from = out.size() * i / pieces, to = out.size() * (i + 1) / pieces;
            if (!send(out.data() + from, to - from) || !m_pause.sleep(trickle / pieces))
                return false;
        }
        return true;
    }

    bool send(const char *from, size_t size)
    {
        while (size > 0) {
            const auto count = ::send(m_socket, from, size, CPPHTTPLIB_SEND_FLAGS);
            if (count <= 0)
                return false;
            from += count;
            size -= static_cast<size_t>(count);
        }
        return true;
    }

    socket_t m_socket;
    Pause &m_pause;
    const std::atomic<int> &m_hangUps;
    const int m_hangUpsBefore;
    std::string m_in;
    size_t m_at = 0;
    std::string m_out;
};

thread_local Connection *t_connection = nullptr; // of the request that this thread handles

Request toRequest(const httplib::Request &from)
{
    Request request;
    request.method = QByteArray::fromStdString(from.method);
    request.target = QByteArray::fromStdString(from.target);
    const qsizetype mark = request.target.indexOf('?');
    request.path = QUrl::fromPercentEncoding(request.target.left(mark < 0 ? request.target.size() : mark));
    while (request.path.size() > 1 && request.path.endsWith(u'/'))
        request.path.chop(1);
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(request.target.mid(mark + 1)));
    for (const auto &[name, value] : from.headers)
        request.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    request.body = QByteArray::fromStdString(from.body);
    return request;
}

void fill(httplib::Response &to, const Reply &reply)
{
    to.status = reply.status;
    to.set_header("Date",
        QLocale::c()
            .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toStdString());
    for (const auto &[name, value] : reply.headers)
        to.set_header(name.toStdString(), value.toStdString());
    if (!reply.contentType.isEmpty())
        to.set_header("Content-Type", reply.contentType.toStdString());
    to.body = reply.body.toStdString();
}

} // namespace

class HttpServer::Private : public httplib::Server
{
public:
    Private(HttpServer::Handler handler, Pause &pause)
        : m_handler(std::move(handler))
        , m_pause(pause)
    {
        const auto handle = [this](const httplib::Request &from, httplib::Response &to) {
            const Answer answer = m_handler(toRequest(from));
            t_connection->delivery = answer.delivery;
            t_connection->trickle = answer.over;
            fill(to, answer.reply);
        };
        Get(".*", handle).Post(".*", handle).Put(".*", handle).Patch(".*", handle).Delete(".*", handle);
        // A connection keeps its thread while it is open, and a client holds several open.
        new_task_queue = [] { return new httplib::ThreadPool(48); };
        set_keep_alive_max_count(100'000);
        set_keep_alive_timeout(60);
        // Not the library's own SO_REUSEPORT, with which two servers would share one port.
        set_socket_options([](socket_t socket) {
            const int on = 1;
#ifdef _WIN32
            ::setsockopt(
                socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof on);
#else
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
        });
    }

    std::thread thread;
    std::atomic<int> hangUps = 0;

private:
    bool process_and_close_socket(socket_t socket) override
    {
        Connection connection(socket, m_pause, hangUps);
        t_connection = &connection;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&on), sizeof on);
        const auto prepare = [](httplib::Request &from) {
            from.headers.erase("Accept-Encoding"); // services do not compress
            // The library would read a body of unknown length until the connection ends.
            if (!from.has_header("Content-Length") && !from.has_header("Transfer-Encoding"))
                from.set_header("Content-Length", "0");
        };
        bool isOpen = true;
        while (isOpen && connection.waitForBytes()) {
            bool closed = false;
            isOpen = process_request(connection, false, closed, prepare);
            isOpen = connection.deliver() && isOpen && !closed;
        }
        t_connection = nullptr;
#ifdef _WIN32
        ::closesocket(socket);
#else
        ::close(socket);
#endif
        return true;
    }

    HttpServer::Handler m_handler;
    Pause &m_pause;
};

HttpServer::HttpServer(Handler handler, Pause &pause)
    : d(std::make_unique<Private>(std::move(handler), pause))
{
}

HttpServer::~HttpServer()
{
    d->stop();
    if (d->thread.joinable())
        d->thread.join();
}

quint16 HttpServer::bind(quint16 port)
{
    const int got
        = port ? (d->bind_to_port("127.0.0.1", port) ? port : -1) : d->bind_to_any_port("127.0.0.1");
    return got > 0 ? static_cast<quint16>(got) : 0;
}

void HttpServer::serve()
{
    d->thread = std::thread([this] { d->listen_after_bind(); });
    while (!d->is_running()) // a server that does not run yet cannot be stopped
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void HttpServer::hangUp()
{
    ++d->hangUps;
}

} // namespace hubwright::practice

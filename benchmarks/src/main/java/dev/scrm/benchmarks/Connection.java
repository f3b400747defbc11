package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** A kept-alive connection with at most one request under way. */
final class Connection implements Closeable {
    private static final int STATUS_AT = 9;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(8 << 10);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private long intendedAt;

    Connection(Selector selector, InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param intended when the request was due, whenever a connection was free for it */
    void send(byte[] bytes, long intended) throws IOException {
        request = ByteBuffer.wrap(bytes);
        intendedAt = intended;
        answer.clear();
        write();
    }

    /** Goes on with a request that the socket did not take whole. */
    void write() throws IOException {
        channel.write(request);
        int wanted = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** The status of the answer once it is whole, 0 before. */
    int read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("Expected an answer but the connection ended");
        }
        int headEnd = headEnd();
        if (headEnd < 0 || answer.position() < headEnd + bodyLength(headEnd)) {
            return 0;
        }
        return (answer.get(STATUS_AT) - '0') * 100
                + (answer.get(STATUS_AT + 1) - '0') * 10
                + answer.get(STATUS_AT + 2)
                - '0';
    }

    long intendedAt() {
        return intendedAt;
    }

    boolean wantsToWrite() {
        return key.isValid() && key.isWritable();
    }

    @Override
    public void close() throws IOException {
        key.cancel();
        channel.close();
    }

    private int headEnd() {
        for (int at = 0; at + HEAD_END.length <= answer.position(); at++) {
            if (answer.get(at) == '\r'
                    && answer.get(at + 1) == '\n'
                    && answer.get(at + 2) == '\r'
                    && answer.get(at + 3) == '\n') {
                return at + HEAD_END.length;
            }
        }
        return -1;
    }

    private int bodyLength(int headEnd) {
        var bytes = new byte[headEnd];
        answer.get(0, bytes);
        var head = new String(bytes, ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf("content-length:");
        if (at < 0) {
            throw new IllegalStateException("Expected a Content-Length but got " + head);
        }
        return Integer.parseInt(head.substring(at + "content-length:".length(), head.indexOf('\r', at))
                .strip());
    }
}

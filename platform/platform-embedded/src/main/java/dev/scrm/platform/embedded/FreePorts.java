package dev.scrm.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports nobody listens on at the moment. */
public final class FreePorts {
    private static final int ATTEMPTS = 50;
    private static final int HIGHEST = 65_000;

    private FreePorts() {}

    /** So many different ports. They are all held while being collected, so none is given twice. */
    public static List<Integer> take(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    /** The first of so many free ports in a row, such as a suite takes. */
    public static int row(int count) {
        for (int first : take(ATTEMPTS)) {
            if (first + count < HIGHEST && isFree(first + 1, count - 1)) {
                return first;
            }
        }
        throw new IllegalStateException("Expected %d free ports in a row but found none".formatted(count));
    }

    private static boolean isFree(int first, int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int port = first; port < first + count; port++) {
                held.add(new ServerSocket(port));
            }
            return true;
        } catch (IOException oneIsTaken) {
            return false;
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port. */
public record PortHolder(int port, Optional<ProcessHandle> process) {
    /** State 0A of the kernel's table is LISTEN. */
    private static final String LISTENING = "0A";

    /** The holder, or nothing when the port is free; a holder whose process others may not see is without one. */
    public static Optional<PortHolder> of(int port) {
        return isFree(port) ? Optional.empty() : Optional.of(new PortHolder(port, process(port)));
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** For people: {@code port 18080 is held by python3 (pid 4711): python3 -m http.server 18080}. */
    public String describe() {
        return process.map(holder -> "port %d is held by %s (pid %d): %s"
                        .formatted(port, name(holder), holder.pid(), shortLine(holder)))
                .orElse("port %d is held by a process that this user may not see".formatted(port));
    }

    private static String name(ProcessHandle holder) {
        return holder.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
    }

    private static String shortLine(ProcessHandle holder) {
        var line = String.join(" ", CommandLines.of(holder));
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }

    private static Optional<ProcessHandle> process(int port) {
        var sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inodes(Path.of(table), port))
                .map(inode -> "socket:[" + inode + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holdsOneOf(process, sockets))
                        .findFirst();
    }

    /** Columns of the table: 1 is local address:port in hex, 3 the state, 9 the inode of the socket. */
    private static Stream<String> inodes(Path table, int port) {
        var ending = ":%04X".formatted(port);
        return lines(table).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(ending) && columns[3].equals(LISTENING))
                .map(columns -> columns[9]);
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}

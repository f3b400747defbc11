package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.embedded.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTests {
    @Test
    void namesTheProcessThatListens() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var holder = PortHolder.of(socket.getLocalPort()).orElseThrow();

            assertThat(holder.process()).contains(ProcessHandle.current());
            assertThat(holder.describe())
                    .startsWith("port %d is held by java (pid %d): "
                            .formatted(
                                    socket.getLocalPort(),
                                    ProcessHandle.current().pid()));
        }
    }

    @Test
    void findsNobodyOnAFreePort() {
        var free = FreePorts.take(1).getFirst();

        assertThat(PortHolder.of(free)).isEmpty();
        assertThat(PortHolder.isFree(free)).isTrue();
    }
}

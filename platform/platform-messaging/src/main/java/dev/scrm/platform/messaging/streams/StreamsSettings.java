package dev.scrm.platform.messaging.streams;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a topology runs here. Each service has it among its own settings, under a name of its own.
 *
 * @param applicationId group, prefix of the changelogs and of transactional ids: never changed once used
 * @param stateDirectory where local state lies; losing it costs a restore, nothing else
 * @param memberId names this process in its group across restarts, so that its partitions wait for it; host and port when
 *     absent
 * @param threads stream threads, at most the number of partitions
 * @param standbyReplicas copies of the state on other processes, for a quick take-over
 * @param commitInterval how long what comes out waits for its transaction at most
 * @param poll how long a thread without work waits for records before it looks at the commit interval again
 * @param linger how long a record waits for others to be sent with
 * @param sessionTimeout after this silence a process counts as gone
 * @param blockCacheBytes memory of all partitions' stores together: block cache, memtables included
 * @param memtableBytes part of it that unflushed writes may take
 * @param stateStoreCacheBytes memory in which changes of one row are drawn together, in stores that want that
 * @param topicReplicas replicas of the topics that are made here; -1 for the brokers' default
 */
public record StreamsSettings(
        String applicationId,
        Path stateDirectory,
        @Nullable String memberId,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("20ms") Duration poll,
        @DefaultValue("5ms") Duration linger,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("33554432") long blockCacheBytes,
        @DefaultValue("16777216") long memtableBytes,
        @DefaultValue("0") long stateStoreCacheBytes,
        @DefaultValue("-1") short topicReplicas) {

    public StreamsSettings {
        requireNonNull(applicationId, "application-id");
        requireNonNull(stateDirectory, "state-directory");
        if (memtableBytes > blockCacheBytes) {
            throw new IllegalArgumentException("Expected memtable-bytes to be part of block-cache-bytes, but %d > %d"
                    .formatted(memtableBytes, blockCacheBytes));
        }
    }

    /** The member id that was set, or else one that is the same after a restart on the same place. */
    public String memberIdAt(int port) {
        return memberId == null ? applicationId + "-" + hostName() + "-" + port : memberId;
    }

    /** A pod of a stateful set keeps its host name. */
    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Expected this machine to have a host name; set member-id instead", e);
        }
    }
}

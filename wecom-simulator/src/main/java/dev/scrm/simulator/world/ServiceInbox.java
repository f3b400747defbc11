package dev.scrm.simulator.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of customer service in the order they were written, and how they are fetched. */
final class ServiceInbox {
    private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final int TOKENS_KEPT = 20_000;

    private record SyncToken(String token, String openKfId, Instant expiresAt) {}

    /** @param afterEmpty whether an empty page was answered here, so that the next one is not */
    private record Cursor(long sequence, boolean afterEmpty) {
        String text() {
            var text = "kf:" + sequence + (afterEmpty ? ":e" : "");
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }

        static Cursor of(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(":", 3);
                if (parts[0].equals("kf")) {
                    return new Cursor(Long.parseLong(parts[1]), parts.length > 2);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
                throw new WecomError(50100, "invalid cursor");
            }
            throw new WecomError(50100, "invalid cursor");
        }
    }

    private final World world;
    private final int syncsWithoutToken;
    private final Table<ServiceMessage> messages;
    private final Table<SyncToken> tokens;
    private final Map<String, NavigableMap<Long, ServiceMessage>> byAccount = new HashMap<>();
    private Instant minute = Instant.EPOCH;
    private int syncsInMinute;
    private boolean emptyPages;

    ServiceInbox(World world, int syncsWithoutToken, Journal journal) {
        this.world = world;
        this.syncsWithoutToken = syncsWithoutToken;
        messages = journal.table("serviceMessages", ServiceMessage.class);
        tokens = journal.table("syncTokens", SyncToken.class);
        messages.values().forEach(this::index);
    }

    void answerEmptyPages(boolean emptyPages) {
        this.emptyPages = emptyPages;
    }

    ServiceMessage append(
            String openKfId,
            @Nullable String externalUserId,
            ServiceMessage.Origin origin,
            @Nullable String memberId,
            String messageType,
            String payload) {
        var known = byAccount.getOrDefault(openKfId, new TreeMap<>());
        long sequence = known.isEmpty() ? 1 : known.lastKey() + 1;
        var message = new ServiceMessage(
                sequence,
                world.code("kfm", 29),
                openKfId,
                externalUserId,
                world.now(),
                origin,
                memberId,
                messageType,
                payload);
        forgetOld(index(message));
        return messages.put(key(message), message);
    }

    Optional<ServiceMessage> find(String messageId) {
        return messages.values().stream()
                .filter(message -> message.messageId().equals(messageId))
                .findFirst();
    }

    /** What can be fetched no longer; the newest stays, as the next one is numbered after it. */
    private void forgetOld(NavigableMap<Long, ServiceMessage> written) {
        var window = world.now().minus(WINDOW);
        while (written.size() > 1 && written.firstEntry().getValue().sentAt().isBefore(window)) {
            messages.remove(key(written.pollFirstEntry().getValue()));
        }
    }

    /** The token of a bell that rings now. */
    String ring(String openKfId) {
        var token = new SyncToken(world.code("ENC", 29), openKfId, world.now().plus(TOKEN_VALIDITY));
        tokens.put(token.token(), token);
        tokens.keepNewest(TOKENS_KEPT);
        return token.token();
    }

    ServiceDesk.Page sync(String openKfId, String cursor, String token, int limit) {
        checkToken(openKfId, token);
        var from = cursor.isEmpty() ? new Cursor(0, false) : Cursor.of(cursor);
        var window = world.now().minus(WINDOW);
        var page = byAccount.getOrDefault(openKfId, new TreeMap<>()).tailMap(from.sequence(), false).values().stream()
                .filter(message -> !message.sentAt().isBefore(window))
                .limit(limit + 1L)
                .toList();
        if (emptyPages && !from.afterEmpty() && !page.isEmpty()) {
            return new ServiceDesk.Page(List.of(), new Cursor(from.sequence(), true).text(), true);
        }
        boolean more = page.size() > limit;
        var answered = more ? page.subList(0, limit) : page;
        long last = answered.isEmpty() ? from.sequence() : answered.getLast().sequence();
        return new ServiceDesk.Page(answered, new Cursor(last, false).text(), more);
    }

    private void checkToken(String openKfId, String token) {
        if (token.isEmpty()) {
            checkSyncsWithoutToken();
            return;
        }
        var known = tokens.find(token).filter(candidate -> candidate.openKfId().equals(openKfId));
        if (known.isEmpty() || world.now().isAfter(known.get().expiresAt())) {
            throw new WecomError(95007, "invalid msg token");
        }
    }

    private void checkSyncsWithoutToken() {
        var now = world.now();
        if (now.isAfter(minute.plusSeconds(60))) {
            minute = now;
            syncsInMinute = 0;
        }
        if (++syncsInMinute > syncsWithoutToken) {
            throw new WecomError(45009, "api freq out of limit");
        }
    }

    private NavigableMap<Long, ServiceMessage> index(ServiceMessage message) {
        var written = byAccount.computeIfAbsent(message.openKfId(), _ -> new TreeMap<>());
        written.put(message.sequence(), message);
        return written;
    }

    private static String key(ServiceMessage message) {
        return message.openKfId() + "/" + message.sequence();
    }
}

package dev.scrm.simulator.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * What API calls changed in the world, so that a test can tell an effect that came twice. A call that was refused, that
 * WeCom's own duplicate check caught, or that left everything as it was, has none.
 */
public final class Effects {
    private static final int KEPT = 200_000;
    private static final int LONGEST_MARK = 300;

    /**
     * Effects that are the same.
     *
     * @param kind the API's path
     * @param target whom or what it reached
     * @param mark the content, cut at 300 characters; what was cut still tells two apart
     */
    public record Effect(String kind, String target, String mark, int count, Instant firstAt, Instant lastAt) {}

    private final World world;
    private final Table<Effect> effects;

    Effects(World world, Journal journal) {
        this.world = world;
        effects = journal.table("effects", Effect.class);
    }

    /** Notes that something came into effect. */
    public void note(String kind, String target, String content) {
        var key = kind + "/" + target + "/" + hash(content);
        var now = world.now();
        var mark = content.length() <= LONGEST_MARK ? content : content.substring(0, LONGEST_MARK);
        var before = effects.find(key).orElse(new Effect(kind, target, mark, 0, now, now));
        effects.put(key, new Effect(kind, target, before.mark(), before.count() + 1, before.firstAt(), now));
        effects.keepNewest(KEPT);
    }

    public List<Effect> matching(Predicate<Effect> wanted) {
        return effects.values().stream().filter(wanted).toList();
    }

    private static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256, but this one does not", e);
        }
    }
}

package dev.scrm.contact.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records that somebody could have left. */
public final class AuditFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final Instant MORNING = Instant.parse("2026-11-21T08:30:00.123Z");
    public static final HeadSeal SEAL = new HeadSeal("a key of thirty-two bytes or more".getBytes(UTF_8));

    private AuditFixtures() {}

    /** Somebody looked at a contact, the given time in the morning. */
    public static AuditRecord read(int number) {
        return read(CORP, number);
    }

    public static AuditRecord read(String corpId, int number) {
        return new AuditRecord(
                corpId + "-read-" + number,
                corpId,
                MORNING.plusSeconds(number),
                AuditKind.READ,
                "contact-shown",
                AuditStep.DONE,
                new Actor("user:lin.wei", List.of("agent"), "own"),
                new Subject(List.of("contact-" + number), new TreeMap<>(Map.of()), 1, List.of("name")),
                "0af7651916cd43dd8448eb211c80319c",
                null,
                null);
    }

    /** With everything that a record can have. */
    public static AuditRecord reveal() {
        return new AuditRecord(
                "0197e5a0-0000-7000-8000-000000000001",
                CORP,
                MORNING,
                AuditKind.REVEAL,
                "contact-revealed",
                AuditStep.DONE,
                new Actor("user:lin.wei", List.of("agent", "manager"), "own"),
                new Subject(
                        List.of("3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60"),
                        new TreeMap<>(Map.of("what", "phone")),
                        1,
                        List.of("phone")),
                "0af7651916cd43dd8448eb211c80319c",
                new References("3-1a2b3c4d", "4-1a2b3c4d"),
                new Reason("delivery", "快递打不通，需要电话确认地址"));
    }

    public static List<AuditRecord> reads(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(AuditFixtures::read).toList();
    }
}

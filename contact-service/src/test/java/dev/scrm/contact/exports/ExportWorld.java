package dev.scrm.contact.exports;

import static dev.scrm.contact.exports.ExportFixtures.CORP;
import static dev.scrm.contact.exports.ExportFixtures.MEI;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRefused;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactFixtures;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.ListContacts;
import dev.scrm.contact.exports.files.FilesOfExports;
import dev.scrm.contact.field.FieldFixtures;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.InMemoryFields;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.group.InMemoryGroupChats;
import dev.scrm.contact.livecode.InMemoryLiveCodes;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.privacy.PrivacyFixtures;
import dev.scrm.contact.privacy.PrivacyFixtures.InMemoryMasks;
import dev.scrm.contact.sealing.SealKey;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Segments;
import dev.scrm.contact.stage.UsualStages;
import dev.scrm.contact.tag.InMemoryTagCatalogue;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Everything that works on exports, between stores that can be made to fail before or after any write. */
final class ExportWorld {
    private static final Set<String> WRITES =
            Set.of("change", "save", "hold", "letGo", "write", "keep", "forgetPages", "forget", "submit");
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:30:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration KEPT = Duration.ofDays(7);
    /** Small enough for a few contacts to fill some. */
    private static final int ROWS = 3;

    private static final int CHUNK = 256;

    /** The process is no more. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
    final InMemoryContacts contacts = new InMemoryContacts();
    final InMemoryExports exports = new InMemoryExports();
    final InMemoryExportContents contents = new InMemoryExportContents();
    final InMemoryFields fields = new InMemoryFields();
    final InMemoryTagCatalogue tags = new InMemoryTagCatalogue();
    final InMemoryLiveCodes liveCodes = new InMemoryLiveCodes();
    final InMemoryMasks masks = new InMemoryMasks();
    final RowMarks marks =
            new RowMarks(SealKey.of("a key of at least 32 bytes, is it".getBytes(StandardCharsets.UTF_8)));
    /** What the trail was told. */
    final List<AuditRecord> trail = new ArrayList<>();
    /** Set where there is none to tell. */
    boolean trailTakesNothing;

    private final Random random = new Random(7);
    private int writesLeft = Integer.MAX_VALUE;
    /** What happens in the world once a page is written. */
    Runnable pageWritten = () -> {};

    ExportWorld() {
        have("note", FieldType.TEXT);
        have("height", FieldType.NUMBER);
        var skin = FieldFixtures.definition("skin", FieldType.CHOICE, "dry", "oily");
        fields.change(CORP, "skin", _ -> FieldFixtures.field(skin));
        tags.update(
                CORP, "autumn", _ -> Decision.of(TagFixtures.own(CORP, "autumn", "秋季活动", clock.instant()), List.of()));
        liveCodes.put(new LiveCode(new LiveCodeId(CORP, "poster-17"), "十七号海报", List.of(), List.of()));
    }

    private void have(String id, FieldType type) {
        fields.change(CORP, id, _ -> FieldFixtures.field(FieldFixtures.definition(id, type)));
    }

    /** Somebody whom lin.wei follows; answers the contact's id. */
    String have(String name, String phone) {
        var external = "wmEX" + name;
        var id = Ids.contact(CORP, external);
        learn(id, new ContactFact.Added(external, "lin.wei", "poster-17", List.of("autumn"), BEGIN));
        learn(
                id,
                new ContactFact.Fetched(
                        external,
                        name,
                        Kind.WECHAT,
                        Gender.FEMALE,
                        null,
                        null,
                        List.of(new ContactFact.Follower(
                                "lin.wei", BEGIN, "poster-17", name + " " + phone, null, null)),
                        BEGIN.plusSeconds(1)));
        var key = new IdentityKey(IdentityType.PHONE, "", "+86" + phone);
        learn(id, new ContactFact.Identified(new Identity(key, false, "user:mei", BEGIN)));
        return id;
    }

    void knowAllOf(String id) {
        learn(id, ContactFixtures.moved("interested", BEGIN));
        learn(id, ContactFixtures.consent(ConsentChannel.SMS, ConsentPurpose.MARKETING, true, BEGIN));
        learn(id, ContactFixtures.member("mall", "金卡", 1280L, BEGIN));
        learn(
                id,
                ContactFixtures.told(
                        ContactFixtures.value("note", new Value.Text("=cmd|' /C calc'!A0"), "user:mei", BEGIN),
                        ContactFixtures.value("skin", new Value.Text("dry"), "user:mei", BEGIN),
                        ContactFixtures.value(
                                "height", new Value.Numeric(new BigDecimal("165.5")), "user:mei", BEGIN)));
    }

    void learn(String id, ContactFact fact) {
        var contactId = new ContactId(CORP, id);
        contacts.decideAll(CORP, Map.of(id, known -> Contact.decide(known, contactId, fact)));
    }

    AskForExport ask() {
        return new AskForExport(
                exports, new CheckWish(fields, reader()), fields, PrivacyFixtures.seeing(masks), clock, random, 3);
    }

    ContactExport ask(String format, String... columns) {
        return ask().ask(MEI, new ExportWish(format, List.of(columns), null, "campaign", "年会邀请"));
    }

    PreviewExport preview() {
        return new PreviewExport(new CheckWish(fields, reader()), reader(), drawRows(), PrivacyFixtures.seeing(masks));
    }

    KeepExports keep() {
        return new KeepExports(exports, contents, PrivacyFixtures.seeing(masks), clock, KEPT);
    }

    CheckMark checkMark() {
        return new CheckMark(exports, marks);
    }

    /** A replica that is started anew. */
    WorkOnExports worker() {
        var watched = failing(ExportContents.class, contents);
        return new WorkOnExports(
                failing(Exports.class, exports),
                watched,
                new WritePage(
                        watched,
                        reader(),
                        drawRows(),
                        PrivacyFixtures.seeing(masks),
                        new RecordPage(failing(AuditIntake.class, this::tell), clock),
                        clock,
                        KEPT,
                        ROWS),
                new BuildFile(watched, FilesOfExports.files(), marks, clock, KEPT, ZONE, CHUNK),
                clock);
    }

    private void tell(List<AuditRecord> records) {
        if (trailTakesNothing) {
            throw AuditRefused.unavailable();
        }
        trail.addAll(records);
    }

    private DrawRows drawRows() {
        var named = new SegmentNames(nobody(SegmentMembers.class), segments());
        return new DrawRows(
                new Names.Sources(fields, tags, new UsualStages(), liveCodes, new InMemoryGroupChats(), named), ZONE);
    }

    private ReadContacts reader() {
        var list = new ListContacts(contacts, fields);
        return new ReadContacts(list, contacts, segments(), nobody(SegmentMembers.class));
    }

    /** Works until nothing is left, killed after so many writes and started again; true when it came to that. */
    boolean work(int killedAfter) {
        writesLeft = killedAfter;
        try {
            workOnAll();
            return false;
        } catch (Killed _) {
            writesLeft = Integer.MAX_VALUE;
            clock.advance(Duration.ofSeconds(61));
            workOnAll();
            return true;
        } finally {
            writesLeft = Integer.MAX_VALUE;
        }
    }

    private void workOnAll() {
        boolean more = true;
        while (more) {
            more = worker().work();
        }
    }

    ContactExport job(String id) {
        return exports.find(CORP, id).orElseThrow();
    }

    byte[] file(String id) {
        var out = new ByteArrayOutputStream();
        try {
            keep().read(job(id), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Segments segments() {
        return (Segments) Proxy.newProxyInstance(
                ExportWorld.class.getClassLoader(), new Class<?>[] {Segments.class}, (_, method, _) -> {
                    if (!method.getName().equals("find")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Optional.<Segment>empty();
                });
    }

    private static <T> T nobody(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(ExportWorld.class.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private void write() {
        if (writesLeft-- <= 0) {
            throw new Killed();
        }
    }

    private <T> T failing(Class<T> type, T store) {
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    boolean writes = WRITES.contains(method.getName());
                    if (writes) {
                        write();
                    }
                    var answer = call(method, store, arguments);
                    if (writes) {
                        write();
                    }
                    if (method.getName().equals("write")) {
                        pageWritten.run();
                    }
                    return answer;
                }));
    }

    private static Object call(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

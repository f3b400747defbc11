package dev.scrm.contact.imports;

import static dev.scrm.contact.contact.ContactFixtures.IDS;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactFilter;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.Person;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.field.FieldFixtures;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.InMemoryFields;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.FindPeople;
import dev.scrm.contact.identity.IdentityClaims;
import dev.scrm.contact.identity.InMemoryIdentityClaims;
import dev.scrm.contact.identity.InMemoryMergeProposals;
import dev.scrm.contact.identity.MergeContacts;
import dev.scrm.contact.stage.UsualStages;
import dev.scrm.contact.tag.InMemoryTagCatalogue;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.test.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything that works on imports, between stores that can be made to fail before or after any write. */
final class ImportWorld {
    static final String CORP = "ww5c3a0demo0000001";
    private static final Set<String> WRITES = Set.of(
            "change", "save", "writeDown", "keepFound", "keepKept", "claim", "release", "propose", "forget", "remove");

    /** The process is no more. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
    final InMemoryContacts contacts = new InMemoryContacts();
    final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
    final InMemoryImports imports = new InMemoryImports();
    final InMemoryImportRows rows = new InMemoryImportRows();
    final InMemoryFields fields = new InMemoryFields();
    final InMemoryTagCatalogue tags = new InMemoryTagCatalogue();
    /** What fails each time somebody calls it, of the stores. */
    final Set<String> broken = new HashSet<>();

    private int writesLeft = Integer.MAX_VALUE;
    private @Nullable Runnable meanwhile;

    ImportWorld() {
        var birthday = FieldFixtures.definition("birthday", FieldType.DATE);
        fields.change(CORP, "birthday", _ -> FieldFixtures.field(birthday));
        tags.update(
                CORP, "autumn", _ -> Decision.of(TagFixtures.own(CORP, "autumn", "秋季活动", clock.instant()), List.of()));
    }

    /** A replica that is started anew. */
    WorkOnImports worker() {
        var watchedContacts = contactsThatFail();
        var watchedClaims = failing(IdentityClaims.class, claims);
        var claimIdentities = new ClaimIdentities(
                watchedContacts,
                watchedClaims,
                new MergeContacts(watchedContacts, clock),
                new InMemoryMergeProposals(),
                List.of(),
                clock);
        return new WorkOnImports(
                failing(Imports.class, imports),
                failing(ImportRows.class, rows),
                plan(),
                new DoBatch(watchedContacts, claimIdentities),
                new UndoBatch(watchedContacts, claimIdentities, clock),
                clock);
    }

    PlanBatch plan() {
        return new PlanBatch(
                new FindPeople(contacts, claims, IDS),
                new RowReaders(fields, new ReadValues(fields), new UsualStages(), tags),
                clock);
    }

    KeepImports keep() {
        return new KeepImports(imports, rows, fields, new CheckMapping(fields, tags), clock);
    }

    /** Rows of phone, e-mail and birthday in blocks of three. */
    ContactImport have(String id, List<List<String>> cells) {
        List<Row> all = new ArrayList<>();
        IntStream.range(0, cells.size()).forEach(i -> all.add(new Row(i + 2, cells.get(i))));
        int blocks = 0;
        for (int i = 0; i < all.size(); i += 3) {
            rows.keep(CORP, id, blocks++, all.subList(i, Math.min(i + 3, all.size())));
        }
        var file = new ContactImport.SourceFile(
                "a.csv", new Sheets.Form("csv", "UTF-8", ","), List.of("手机号", "邮箱", "生日"), all.size(), blocks);
        imports.add(ContactImport.of(CORP, id, file, "user:mei", clock.instant()));
        return keep().map(CORP, id, byPhone(Mapping.Mode.CREATE_AND_UPDATE), _ -> {})
                .job();
    }

    static Mapping byPhone(Mapping.Mode mode) {
        return new Mapping(
                List.of(
                        new Mapping.Column(0, new Target.OfIdentity(IdentityType.PHONE, "")),
                        new Mapping.Column(1, new Target.OfIdentity(IdentityType.EMAIL, "")),
                        new Mapping.Column(2, new Target.OfField("birthday"))),
                mode,
                List.of("autumn"));
    }

    /** Works until nothing is left, killed after so many writes and started again. */
    boolean work(int killedAfter) {
        writesLeft = killedAfter;
        try {
            worker().work();
            return false;
        } catch (Killed _) {
            writesLeft = Integer.MAX_VALUE;
            clock.advance(Duration.ofSeconds(31));
            worker().work();
            return true;
        } finally {
            writesLeft = Integer.MAX_VALUE;
        }
    }

    /** As the schedule does, once the hold of who failed before is over. */
    void tryAgain() {
        clock.advance(Duration.ofSeconds(31));
        try {
            worker().work();
        } catch (Killed _) {
            // The next try is another one's.
        }
    }

    /**
     * Works as far as so many writes, stalls there until its hold is over and something else has happened, and goes on; false when it came
     * to its end before.
     */
    boolean stall(int writes, Runnable somethingElse) {
        writesLeft = writes;
        meanwhile = () -> {
            clock.advance(Duration.ofSeconds(31));
            somethingElse.run();
        };
        worker().work();
        boolean stalled = meanwhile == null;
        meanwhile = null;
        writesLeft = Integer.MAX_VALUE;
        return stalled;
    }

    /** Works as far as so many writes; from then on what is named fails. */
    void breakAfter(int writes, String what) {
        writesLeft = writes;
        meanwhile = () -> broken.add(what);
        try {
            worker().work();
        } catch (Killed _) {
            // So is every later try.
        } finally {
            writesLeft = Integer.MAX_VALUE;
        }
    }

    /** Forgets an import, killed after so many writes; false when it came to its end. */
    boolean removeKilledAfter(String id, int writes) {
        var keep = new KeepImports(
                failing(Imports.class, imports),
                failing(ImportRows.class, rows),
                fields,
                new CheckMapping(fields, tags),
                clock);
        writesLeft = writes;
        try {
            keep.remove(CORP, id);
            return false;
        } catch (Killed _) {
            return true;
        } finally {
            writesLeft = Integer.MAX_VALUE;
        }
    }

    /** Each person as people see it. */
    Map<String, String> people() {
        Map<String, String> people = new TreeMap<>();
        for (var contact : contacts.page(new ContactFilter(CORP, null, null, null, null, null, List.of()), 1_000, null)
                .items()) {
            people.put(contact.id().value(), shown(contact));
        }
        return people;
    }

    /** What was told, and how often. */
    Map<String, Integer> told() {
        Map<String, Integer> told = new TreeMap<>();
        for (var event : contacts.raised()) {
            told.merge(name(event), 1, Integer::sum);
        }
        return told;
    }

    private static String name(ContactEvent event) {
        return event instanceof SnapshotTaken(var snapshot)
                ? "snapshot " + snapshot.fields() + snapshot.withdrawn()
                : event.getClass().getSimpleName();
    }

    private static String shown(Contact contact) {
        Person person = contact.person();
        return person.identities().stream().map(one -> one.key().value()).toList()
                + " "
                + person.statements().standingFields().stream()
                        .map(FieldValue::value)
                        .toList()
                + " "
                + person.tags().stream().map(Tag::tagId).toList();
    }

    private void write() {
        if (writesLeft-- > 0) {
            return;
        }
        var happens = meanwhile;
        if (happens == null) {
            throw new Killed();
        }
        meanwhile = null;
        writesLeft = Integer.MAX_VALUE;
        happens.run();
    }

    /** Bulk writes may be half done: one contact after the other. */
    private Contacts contactsThatFail() {
        return (Contacts) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Contacts.class}, (_, method, arguments) -> {
                    if (!method.getName().equals("decideAll")) {
                        return call(method, contacts, arguments);
                    }
                    checkWhole(method);
                    @SuppressWarnings("unchecked")
                    var decisions = (Map<String, DecideOnContact>) arguments[1];
                    Map<String, Refusal> refused = new TreeMap<>();
                    decisions.forEach((id, decision) -> {
                        write();
                        refused.putAll(contacts.decideAll(CORP, Map.of(id, decision)));
                    });
                    write();
                    return refused;
                });
    }

    private <T> T failing(Class<T> type, T store) {
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    checkWhole(method);
                    boolean writes = WRITES.contains(method.getName());
                    if (writes) {
                        write();
                    }
                    var answer = call(method, store, arguments);
                    if (writes) {
                        write();
                    }
                    return answer;
                }));
    }

    private void checkWhole(Method method) {
        if (broken.contains(method.getName())) {
            throw new Killed();
        }
    }

    private static Object call(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

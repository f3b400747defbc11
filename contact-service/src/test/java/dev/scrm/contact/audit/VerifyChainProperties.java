package dev.scrm.contact.audit;

import static dev.scrm.contact.audit.AuditFixtures.CORP;
import static dev.scrm.contact.audit.AuditFixtures.SEAL;
import static dev.scrm.contact.audit.AuditFixtures.read;
import static dev.scrm.contact.audit.AuditFixtures.reads;
import static dev.scrm.contact.audit.AuditFixtures.reveal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.audit.AuditChains.Stored;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.VerifyChain.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever somebody does to a chain is found, and where. */
class VerifyChainProperties {
    private static final int RECORDS = 12;
    private static final int FURTHER = 3;

    /** Each changes one thing that a record says. */
    private static final List<UnaryOperator<AuditRecord>> CHANGES = List.of(
            record -> of(record, record.id() + "x", record.actor(), record.subject(), record.request()),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at().plusMillis(1),
                    record.kind(),
                    record.operation(),
                    record.step(),
                    record.actor(),
                    record.subject(),
                    record.request(),
                    record.references(),
                    record.reason()),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at(),
                    AuditKind.CHANGE,
                    record.operation(),
                    record.step(),
                    record.actor(),
                    record.subject(),
                    record.request(),
                    record.references(),
                    record.reason()),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at(),
                    record.kind(),
                    record.operation(),
                    AuditStep.ASKED,
                    record.actor(),
                    record.subject(),
                    record.request(),
                    record.references(),
                    record.reason()),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at(),
                    record.kind(),
                    "contacts-listed",
                    record.step(),
                    record.actor(),
                    record.subject(),
                    record.request(),
                    record.references(),
                    record.reason()),
            record -> by(record, new Actor("user:chen.bo", List.of("agent"), "own")),
            record -> by(record, new Actor("user:lin.wei", List.of("admin"), "own")),
            record -> by(record, new Actor("user:lin.wei", List.of("agent"), "all")),
            record -> about(record, new Subject(List.of(), new TreeMap<>(), 1, List.of("name"))),
            record -> about(record, new Subject(List.of("contact-99"), new TreeMap<>(), 1, List.of("name"))),
            record -> about(
                    record,
                    new Subject(
                            record.subject().contactIds(), new TreeMap<>(Map.of("tagId", "x")), 1, List.of("name"))),
            record -> about(record, new Subject(record.subject().contactIds(), new TreeMap<>(), 2, List.of("name"))),
            record -> about(record, new Subject(record.subject().contactIds(), new TreeMap<>(), 1, List.of())),
            record -> of(record, record.id(), record.actor(), record.subject(), null),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at(),
                    record.kind(),
                    record.operation(),
                    record.step(),
                    record.actor(),
                    record.subject(),
                    record.request(),
                    new References(null, "4-1a2b3c4d"),
                    null),
            record -> new AuditRecord(
                    record.id(),
                    record.corpId(),
                    record.at(),
                    record.kind(),
                    record.operation(),
                    record.step(),
                    record.actor(),
                    record.subject(),
                    record.request(),
                    null,
                    new Reason("delivery", null)));

    private final InMemoryAuditChains chains = new InMemoryAuditChains();
    private final VerifyChain verifyChain = new VerifyChain(chains, SEAL);

    @BeforeTry
    void aChain() {
        chains.records.clear();
        chains.heads.clear();
        chains.diesAtAppend = false;
        new LinkRecords(chains, SEAL).link(CORP, reads(RECORDS));
    }

    @Property
    void findsAChangedRecord(@ForAll @IntRange(min = 1, max = RECORDS) int at, @ForAll @IntRange(max = 15) int which) {
        var linked = linked(at);
        put(
                at,
                new LinkedRecord(
                        at,
                        linked.previousHash(),
                        linked.hash(),
                        CHANGES.get(which).apply(linked.record())));

        assertThat(broken()).isEqualTo(new VerifyChain.Break(at, Flaw.CHANGED));
    }

    @Example
    void knowsAChangeForEachThingARecordSays() {
        assertThat(CHANGES)
                .hasSize(16)
                .allSatisfy(change -> assertThat(change.apply(read(1))).isNotEqualTo(read(1)));
    }

    /** Whoever knows how hashes are made still has to make all that follow. */
    @Property
    void findsARecordThatWasChangedAndHashedAnew(@ForAll @IntRange(min = 1, max = RECORDS - 1) int at) {
        var before = at == 1 ? ChainPlace.START : linked(at - 1).place();
        put(at, LinkedRecord.after(before, reveal()));

        assertThat(broken()).isEqualTo(new VerifyChain.Break(at + 1, Flaw.UNLINKED));
    }

    /** And then the head, for which the key is wanted. */
    @Property
    void findsAChainThatWasMadeAnewFromAPlaceOn(@ForAll @IntRange(min = 1, max = RECORDS) int from) {
        var place = from == 1 ? ChainPlace.START : linked(from - 1).place();
        for (int at = from; at <= RECORDS; at++) {
            var linked = LinkedRecord.after(place, at == from ? reveal() : read(at));
            put(at, linked);
            place = linked.place();
        }

        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS, Flaw.DIFFERS));
        linkFurther();
        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS, Flaw.DIFFERS));
        chains.heads.put(CORP, new HeadSeal(new byte[32]).seal(CORP, place));
        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS, Flaw.HEAD_FORGED));
        linkFurther();
        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS, Flaw.HEAD_FORGED));
    }

    /** A process died between linking and keeping the head. */
    @Property
    void sealsWhatWasLeftBehindTheHeadWhenItIsWhole(@ForAll @IntRange(min = 1, max = 5) int left) {
        leaveBehindTheHead(left);

        linkFurther();

        assertThat(broken()).isNull();
        assertThat(chains.last(CORP).orElseThrow().sequence()).isEqualTo(RECORDS + left + FURTHER);
        assertThat(chains.head(CORP).orElseThrow().place())
                .isEqualTo(chains.last(CORP).orElseThrow());
    }

    @Property
    void neverSealsWhatWasLeftBehindTheHeadWhenItIsNotWhole(@ForAll @IntRange(min = 1, max = 4) int changed) {
        leaveBehindTheHead(5);
        int at = RECORDS + changed;
        put(at, LinkedRecord.after(linked(at - 1).place(), reveal()));
        var head = chains.head(CORP);

        linkFurther();

        assertThat(broken()).isEqualTo(new VerifyChain.Break(at + 1, Flaw.UNLINKED));
        assertThat(chains.last(CORP).orElseThrow().sequence()).isEqualTo(RECORDS + 5 + FURTHER);
        assertThat(chains.head(CORP)).isEqualTo(head);
    }

    @Example
    void sealsARecordThatIsToldAgainAfterACrash() {
        leaveBehindTheHead(1);

        new LinkRecords(chains, SEAL).link(CORP, List.of(read(RECORDS + 1)));

        assertThat(broken()).isNull();
        assertThat(chains.head(CORP).orElseThrow().place())
                .isEqualTo(linked(RECORDS + 1).place());
    }

    /** Else the next batch would find records and no head. */
    @Example
    void hasAHeadBeforeItHasARecord() {
        chains.records.clear();
        chains.heads.clear();
        chains.diesAtAppend = true;

        assertThatThrownBy(this::linkFurther).hasMessage("died");
        chains.diesAtAppend = false;
        leaveBehindTheHead(2);
        linkFurther();

        assertThat(broken()).isNull();
        assertThat(chains.head(CORP).orElseThrow().place().sequence()).isEqualTo(2 + FURTHER);
    }

    @Property
    void findsWhatIsNoRecordAnyMore(@ForAll @IntRange(min = 1, max = RECORDS) int at) {
        chains.of(CORP).put((long) at, new Stored(at, Optional.empty()));

        assertThat(broken()).isEqualTo(new VerifyChain.Break(at, Flaw.CHANGED));
    }

    @Property
    void findsAGap(
            @ForAll @IntRange(min = 1, max = RECORDS - 1) int from, @ForAll @IntRange(min = 1, max = 5) int length) {
        int last = Math.min(from + length - 1, RECORDS - 1);
        for (long at = from; at <= last; at++) {
            chains.of(CORP).remove(at);
        }

        assertThat(broken()).isEqualTo(new VerifyChain.Break(from, Flaw.MISSING));
    }

    @Property
    void findsRecordsThatChangedPlaces(
            @ForAll @IntRange(min = 1, max = RECORDS) int one, @ForAll @IntRange(min = 1, max = RECORDS) int other) {
        if (one == other) {
            return;
        }
        var first = linked(one);
        var second = linked(other);
        put(one, new LinkedRecord(one, first.previousHash(), second.hash(), second.record()));
        put(other, new LinkedRecord(other, second.previousHash(), first.hash(), first.record()));

        assertThat(broken()).isEqualTo(new VerifyChain.Break(Math.min(one, other), Flaw.CHANGED));
    }

    /** What comes later does not hide what is missing. */
    @Property
    void findsThatTheEndWasCutOff(@ForAll @IntRange(min = 1, max = RECORDS) int from) {
        var head = chains.head(CORP);
        chains.of(CORP).tailMap((long) from, true).clear();

        assertThat(broken()).isEqualTo(new VerifyChain.Break(from, Flaw.CUT_OFF));
        linkFurther();
        assertThat(broken()).isEqualTo(new VerifyChain.Break(from, Flaw.MISSING));
        assertThat(chains.last(CORP).orElseThrow().sequence()).isEqualTo(RECORDS + FURTHER);
        assertThat(chains.head(CORP)).isEqualTo(head);
    }

    @Property
    void findsACutByWhatAnAuditorNotedThoughTheHeadWasTakenBackToo(@ForAll @IntRange(min = 2, max = RECORDS) int from) {
        var noted = linked(from).place();
        chains.of(CORP).tailMap((long) from, true).clear();
        chains.heads.put(CORP, SEAL.seal(CORP, linked(from - 1).place()));

        assertThat(broken()).isNull();
        assertThat(verifyChain.verify(CORP, noted, 100).broken()).isEqualTo(new VerifyChain.Break(from, Flaw.MISSING));
    }

    /** Neither the places of what comes later nor the head itself follow what somebody made up. */
    @Example
    void keepsLinkingUnderAForgedHeadAndLeavesItAsItIs() {
        var forged = new HeadSeal(new byte[32]).seal(CORP, new ChainPlace(Long.MAX_VALUE, ChainPlace.START.hash()));
        chains.heads.put(CORP, forged);

        new LinkRecords(chains, SEAL).link(CORP, List.of(read(100)));

        assertThat(chains.last(CORP).orElseThrow().sequence()).isEqualTo(RECORDS + 1);
        assertThat(chains.head(CORP)).contains(forged);
    }

    @Example
    void findsThatTheHeadIsGone() {
        chains.heads.clear();

        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS, Flaw.HEAD_MISSING));
        linkFurther();
        assertThat(broken()).isEqualTo(new VerifyChain.Break(RECORDS + FURTHER, Flaw.HEAD_MISSING));
    }

    @Property
    void findsThatAPlaceIsNotWhatWasNoted(@ForAll @IntRange(min = 1, max = RECORDS) int at) {
        var noted = new ChainPlace(at, ChainPlace.START.hash());

        assertThat(verifyChain.verify(CORP, noted, 100).broken()).isEqualTo(new VerifyChain.Break(at, Flaw.DIFFERS));
    }

    @Property
    void comesToTheEndInStepsOfAnyLength(@ForAll @IntRange(min = 1, max = RECORDS + 1) int step) {
        var place = ChainPlace.START;
        List<Long> checked = new ArrayList<>();
        VerifyChain.Verdict verdict;
        do {
            verdict = verifyChain.verify(CORP, place, step);
            assertThat(verdict.broken()).isNull();
            checked.add(verdict.checked());
            place = verdict.upTo();
        } while (!verdict.done());

        assertThat(checked.stream().mapToLong(Long::longValue).sum()).isEqualTo(RECORDS);
        assertThat(place).isEqualTo(chains.last(CORP).orElseThrow());
    }

    @Example
    void findsNothingWrongWithAChainThatHasNotBegun() {
        var verdict = verifyChain.verify("ww2", ChainPlace.START, 100);

        assertThat(verdict).isEqualTo(new VerifyChain.Verdict(0, ChainPlace.START, true, null, null));
    }

    private VerifyChain.Break broken() {
        return verifyChain.verify(CORP, ChainPlace.START, 100).broken();
    }

    /** In two batches: neither the first nor what follows upon it hides anything. */
    private void linkFurther() {
        var linkRecords = new LinkRecords(chains, SEAL);
        linkRecords.link(CORP, List.of(read(100), read(101)));
        linkRecords.link(CORP, List.of(read(102)));
    }

    private void leaveBehindTheHead(int records) {
        for (int left = 0; left < records; left++) {
            var last = chains.last(CORP).orElse(ChainPlace.START);
            chains.append(List.of(LinkedRecord.after(last, read((int) last.sequence() + 1))));
        }
    }

    private LinkedRecord linked(long at) {
        return chains.of(CORP).get(at).record().orElseThrow();
    }

    private void put(long at, LinkedRecord linked) {
        chains.of(CORP).put(at, new Stored(at, Optional.of(linked)));
    }

    private static AuditRecord by(AuditRecord record, Actor actor) {
        return of(record, record.id(), actor, record.subject(), record.request());
    }

    private static AuditRecord about(AuditRecord record, Subject subject) {
        return of(record, record.id(), record.actor(), subject, record.request());
    }

    private static AuditRecord of(AuditRecord record, String id, Actor actor, Subject subject, String request) {
        return new AuditRecord(
                id,
                record.corpId(),
                record.at(),
                record.kind(),
                record.operation(),
                record.step(),
                actor,
                subject,
                request,
                record.references(),
                record.reason());
    }
}

package dev.scrm.contact.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.ContactFixtures;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.ProfileStatement;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.contact.TagStatement;
import dev.scrm.contact.contact.TakeBack;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.imports.ContactImport.Status;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of imports keeps to. */
public abstract class ImportsContract {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(30);

    protected abstract Imports imports();

    protected abstract ImportRows rows();

    @Test
    void areFoundAsTheyWereSaved() {
        var job = anImport("one").mapped(mapping());
        imports().add(job);

        assertThat(imports().find(CORP, "one")).contains(job);
        assertThat(imports().find("ww5c3a0demo0000002", "one")).isEmpty();
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> imports().change(CORP, "two", NOON, known -> known));
    }

    @Test
    void haveAVersionThatGrowsWithEveryChange() {
        imports().add(anImport("one"));
        var first = imports().findVersioned(CORP, "one").orElseThrow();

        var second = imports().changeVersioned(CORP, "one", NOON, seen -> {
            assertThat(seen).isEqualTo(first);
            return seen.job();
        });

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(imports().findVersioned(CORP, "one")).contains(second);
        assertThat(imports().findVersioned(CORP, "two")).isEmpty();
    }

    @Test
    void areSummedUpForEachCorp() {
        assertThat(imports().kept(CORP)).isEqualTo(new KeptSum(0, 0));
        List.of("a", "b").forEach(id -> imports().add(anImport(id)));

        assertThat(imports().kept(CORP)).isEqualTo(new KeptSum(2, 2_000));
        assertThat(imports().kept("ww5c3a0demo0000002")).isEqualTo(new KeptSum(0, 0));
        imports().remove(CORP, "a");
        assertThat(imports().kept(CORP)).isEqualTo(new KeptSum(1, 1_000));
    }

    @Test
    void areListedTheLatestFirst() {
        List.of("a", "c", "b").forEach(id -> imports().add(anImport(id)));

        assertThat(imports().list(CORP, 2, null)).extracting(ContactImport::id).containsExactly("c", "b");
        assertThat(imports().list(CORP, 2, "b")).extracting(ContactImport::id).containsExactly("a");
        assertThat(imports().uploadedBefore(LATER, 2)).hasSize(2);
        imports().remove(CORP, "a");
        assertThat(imports().find(CORP, "a")).isEmpty();
    }

    @Test
    void areWorkedOnByOneAtATime() {
        imports().add(running("one"));

        var taken = imports().take(NOON, LATER).orElseThrow();
        assertThat(imports().take(NOON, LATER)).isEmpty();
        assertThat(imports().save(taken, further(taken), LATER.plusSeconds(30))).isTrue();
        assertThat(imports().take(LATER, LATER.plusSeconds(30))).isEmpty();

        var another =
                imports().take(LATER.plusSeconds(30), LATER.plusSeconds(60)).orElseThrow();
        assertThat(another.job().done().rows()).isEqualTo(500);
        assertThat(imports().save(taken, further(taken), LATER.plusSeconds(90))).isFalse();
        assertThat(imports().find(CORP, "one").orElseThrow().done().rows()).isEqualTo(500);
    }

    @Test
    void countHowOftenTheyWereTakenSinceTheyGotFurther() {
        imports().add(running("one"));
        assertThat(imports().take(NOON, LATER).orElseThrow().tries()).isEqualTo(1);
        var second = imports().take(LATER, LATER.plusSeconds(30)).orElseThrow();
        assertThat(second.tries()).isEqualTo(2);

        imports().save(second, further(second), LATER.plusSeconds(60));
        var third = imports().take(LATER.plusSeconds(60), LATER.plusSeconds(90)).orElseThrow();
        assertThat(third.tries()).isEqualTo(1);

        var failed = third.job().failed("tried-too-often", NOON);
        assertThat(imports().save(third, failed, LATER)).isTrue();
        assertThat(imports().find(CORP, "one")).contains(failed);
        imports().change(CORP, "one", NOON, job -> job.start("user:lin", NOON));
        assertThat(imports().take(NOON, LATER).orElseThrow().tries()).isEqualTo(1);
    }

    @Test
    void areLostWhenSomebodyChangesThem() {
        imports().add(running("one"));
        var taken = imports().take(NOON, LATER).orElseThrow();

        imports().change(CORP, "one", NOON, ContactImport::pause);
        imports().change(CORP, "one", NOON, job -> job.start("user:lin", NOON));
        // The one before may be in the middle of something.
        assertThat(imports().take(NOON, LATER)).isEmpty();

        assertThat(imports().save(taken, further(taken), LATER)).isFalse();
        assertThat(imports().take(NOON, LATER)).isPresent();
    }

    @Test
    void areFreeWhenTheyAreOver() {
        imports().add(running("one"));
        var taken = imports().take(NOON, LATER).orElseThrow();

        assertThat(imports().save(taken, taken.job().doneUpTo(new Position(2, 0), Counts.NONE, NOON), LATER))
                .isTrue();

        assertThat(imports().find(CORP, "one").orElseThrow().status()).isEqualTo(Status.COMPLETED);
        imports().change(CORP, "one", NOON, ContactImport::undo);
        assertThat(imports().take(NOON, LATER)).isPresent();
    }

    @Test
    void keepRowsAndWhatIsDoneWithThem() {
        var block = List.of(new Row(2, List.of("a", "")), new Row(4, List.of("b", "c")));
        rows().keep(CORP, "one", 0, block);
        rows().keep(CORP, "one", 0, List.of());
        assertThat(rows().block(CORP, "one", 0)).isEqualTo(block);
        assertThat(rows().block(CORP, "one", 1)).isEmpty();

        var first = journal(new Position(0, 0), new Position(0, 1));
        var second = journal(new Position(0, 1), new Position(1, 0));
        assertThat(rows().writeDown(CORP, "one", first)).isEqualTo(first);
        rows().writeDown(CORP, "one", second);
        assertThat(rows().writeDown(CORP, "one", journal(new Position(0, 0), new Position(1, 0))))
                .isEqualTo(first);
        assertThat(rows().journal(CORP, "one", new Position(0, 1))).contains(second);
        assertThat(rows().journalBefore(CORP, "one", Position.END)).contains(second);
        assertThat(rows().journalBefore(CORP, "one", new Position(0, 1))).contains(first);
        assertThat(rows().journalBefore(CORP, "one", new Position(0, 0))).isEmpty();
        assertThat(rows().errors(CORP, "one", false, 0)).hasSize(2);

        var error = new RowError(2, "手机号", "identity-invalid", "应为手机号");
        rows().keepFound(CORP, "one", new Position(0, 0), List.of(error));
        rows().keepFound(CORP, "one", new Position(0, 0), List.of(error));
        assertThat(rows().errors(CORP, "one", true, 0)).containsExactly(error);
        rows().keepKept(CORP, "one", new Position(0, 0), List.of(new Kept(2, "c", List.of("stage"))));
        rows().forgetFound(CORP, "one");
        assertThat(rows().errors(CORP, "one", true, 0)).isEmpty();
        assertThat(rows().kept(CORP, "one", 0)).containsExactly(new Kept(2, "c", List.of("stage")));

        rows().forget(CORP, "one");
        assertThat(rows().block(CORP, "one", 0)).isEmpty();
        assertThat(rows().journalBefore(CORP, "one", Position.END)).isEmpty();
        assertThat(rows().kept(CORP, "one", 0)).isEmpty();
    }

    @Test
    void forgetRowsThatNothingElseTellsOf() {
        var uploaded = Ids.uuid7(NOON, new Random(1)).toString().replace("-", "");
        rows().keep(CORP, uploaded, 0, List.of(new Row(2, List.of("a"))));
        rows().writeDown(CORP, uploaded, journal(new Position(0, 0), new Position(1, 0)));
        rows().keepKept(CORP, uploaded, new Position(0, 0), List.of(new Kept(2, "c", List.of("stage"))));

        rows().forgetBefore(ContactImport.firstIdAt(NOON));
        assertThat(rows().block(CORP, uploaded, 0)).hasSize(1);
        assertThat(rows().journalBefore(CORP, uploaded, Position.END)).isPresent();

        rows().forgetBefore(ContactImport.firstIdAt(NOON.plusMillis(1)));
        assertThat(rows().block(CORP, uploaded, 0)).isEmpty();
        assertThat(rows().journalBefore(CORP, uploaded, Position.END)).isEmpty();
        assertThat(rows().kept(CORP, uploaded, 0)).isEmpty();
    }

    private static Journal journal(Position at, Position next) {
        var said = new Statements(
                List.of(ContactFixtures.value("birthday", new Value.Text("1990-01-31"), "user:mei", NOON)),
                List.of(),
                List.of(),
                List.of(),
                List.of(TagStatement.own("autumn", true, "import:one", NOON)),
                new ProfileStatement<>("王小明", "user:mei", NOON),
                new ProfileStatement<>(Gender.MALE, "user:mei", NOON));
        var before = new Statements(
                List.of(ContactFixtures.value("birthday", new Value.Text("1990-01-01"), "program:erp", NOON)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ProfileStatement<>(null, "program:erp", NOON),
                null);
        var phone = new Identity(new IdentityKey(IdentityType.PHONE, "", "+8613800000001"), false, "import:one", NOON);
        var note = new Note(2, "c0ffee", new TakeBack(true, List.of(phone), said, before));
        var error = new RowError(3, "", "contact-unknown", "没有找到该客户");
        return new Journal(at, next, List.of(note), List.of(error), new Counts(2, 1, 0, 0, 1));
    }

    private static ContactImport further(Imports.Taken taken) {
        return taken.job().doneUpTo(new Position(1, 0), new Counts(500, 1, 2, 497, 0), NOON);
    }

    private static ContactImport running(String id) {
        return anImport(id).mapped(mapping()).start("user:mei", NOON);
    }

    private static Mapping mapping() {
        var about = new ConsentStatement.About(ConsentChannel.SMS, ConsentPurpose.MARKETING);
        return new Mapping(
                List.of(
                        new Mapping.Column(0, new Target.OfIdentity(IdentityType.MEMBER_ID, "mall")),
                        new Mapping.Column(1, new Target.OfField("birthday")),
                        new Mapping.Column(2, new Target.OfStage()),
                        new Mapping.Column(3, new Target.OfConsent(about)),
                        new Mapping.Column(4, new Target.OfLevel("mall")),
                        new Mapping.Column(5, new Target.OfPoints("mall")),
                        new Mapping.Column(6, new Target.OfName()),
                        new Mapping.Column(7, new Target.OfGender()),
                        new Mapping.Column(8, new Target.OfTags())),
                Mapping.Mode.UPDATE);
    }

    private static ContactImport anImport(String id) {
        var form = new Sheets.Form("csv", "UTF-8", ",");
        var file = new ContactImport.SourceFile(
                "a.csv", form, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), 1_000, 2);
        return ContactImport.of(CORP, id, file, "user:mei", NOON);
    }
}

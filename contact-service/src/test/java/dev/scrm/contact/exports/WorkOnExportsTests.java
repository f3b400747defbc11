package dev.scrm.contact.exports;

import static dev.scrm.contact.exports.ExportFixtures.CORP;
import static dev.scrm.contact.exports.ExportFixtures.LIN;
import static dev.scrm.contact.exports.ExportFixtures.MEI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRefused;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.FieldMasks;
import dev.scrm.contact.privacy.Onlooker;
import dev.scrm.contact.privacy.PrivacyRefused;
import dev.scrm.contact.privacy.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever the process dies, the same file comes of it; and nothing is in it that somebody may not see. */
class WorkOnExportsTests {
    private static final String[] COLUMNS = {
        "name",
        "phone",
        "remark",
        "staff",
        "tags",
        "stage",
        "live-code",
        "created-at",
        "field:note",
        "field:height",
        "field:skin",
        "consent:sms:marketing",
        "membership-level:mall",
        "membership-points:mall"
    };

    private static ExportWorld world() {
        var world = new ExportWorld();
        var first = world.have("王芳", "13800000001");
        world.knowAllOf(first);
        IntStream.range(2, 9).forEach(i -> world.have("客" + i, "1380000000" + i));
        return world;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void endsWithTheSameFileWhereverItIsKilled(String format) {
        var whole = world();
        var id = whole.ask(format, COLUMNS).id();
        whole.work(Integer.MAX_VALUE);
        var done = whole.job(id);
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.progress().rows()).isEqualTo(8);
        assertThat(done.requireFile().chunks()).isGreaterThan(3);
        assertThat(whole.file(id)).hasSize((int) done.requireFile().size());

        boolean killed = true;
        int kills = 0;
        for (int writes = 0; killed; writes++) {
            var world = world();
            assertThat(world.ask(format, COLUMNS).id()).isEqualTo(id);
            killed = world.work(writes);
            kills += killed ? 1 : 0;

            var ended = world.job(id);
            assertThat(ended.status()).as("killed after %d writes", writes).isEqualTo(Status.COMPLETED);
            assertThat(ended.requireFile()).as("killed after %d writes", writes).isEqualTo(done.requireFile());
            assertThat(world.file(id)).as("killed after %d writes", writes).isEqualTo(whole.file(id));
        }
        assertThat(kills).isGreaterThan(20);
    }

    @Test
    void theTrailNamesEverybodyInTheFileWhereverItIsKilled() {
        boolean killed = true;
        for (int writes = 0; killed; writes++) {
            var world = world();
            var id = world.ask("csv", "id", "phone").id();
            killed = world.work(writes);

            var inFile = new String(world.file(id), UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(1, line.indexOf('"', 1)))
                    .toList();
            assertThat(inFile).hasSize(8);
            assertThat(world.trail)
                    .as("killed after %d writes", writes)
                    .allSatisfy(record -> {
                        assertThat(record.kind()).isEqualTo(AuditKind.EXPORT);
                        assertThat(record.actor().name()).isEqualTo(MEI.name());
                        assertThat(record.subject().filters()).containsEntry("exportId", id);
                        assertThat(record.subject().unmasked()).contains("phone");
                    })
                    .flatExtracting(record -> record.subject().contactIds())
                    .containsAll(inFile);
            assertThat(world.trail.stream().map(AuditRecord::id).distinct().count())
                    .as("three pages, each told under one id however often")
                    .isEqualTo(3);
        }
    }

    @Test
    void writesNoRowOfWhichTheTrailTakesNoRecord() {
        var world = world();
        var id = world.ask("csv", "id").id();
        world.trailTakesNothing = true;

        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> world.worker().work());

        assertThat(world.contents.page(CORP, id, 0)).isEmpty();
    }

    /** One replica is so slow that another takes the export from it and ends it. */
    @Test
    void endsWithOneFileThoughTwoWorkOnIt() {
        var whole = world();
        var id = whole.ask("xlsx", COLUMNS).id();
        whole.work(Integer.MAX_VALUE);

        var world = world();
        world.ask("xlsx", COLUMNS);
        world.pageWritten = () -> {
            world.pageWritten = () -> {};
            world.clock.advance(Duration.ofSeconds(61));
            assertThat(world.worker().work()).isTrue();
            assertThat(world.job(id).status()).isEqualTo(Status.COMPLETED);
        };
        world.work(Integer.MAX_VALUE);

        assertThat(world.job(id).requireFile()).isEqualTo(whole.job(id).requireFile());
        assertThat(world.job(id).progress().rows()).isEqualTo(8);
        assertThat(world.file(id)).isEqualTo(whole.file(id));
    }

    @Test
    void keepsNoRowsBesideTheFile() {
        var world = world();
        var id = world.ask("csv", "name").id();
        world.work(Integer.MAX_VALUE);

        assertThat(world.contents.page(CORP, id, 0)).isEmpty();
        assertThat(world.contents.chunk(CORP, id, 0)).isPresent();
    }

    @Test
    void writesWhatListsAndDetailsHave() {
        var world = world();
        var id = world.ask("csv", COLUMNS).id();
        world.work(Integer.MAX_VALUE);

        var text = new String(world.file(id), UTF_8);
        assertThat(text).startsWith("\uFEFF\"姓名\",\"手机号\",\"备注\",\"跟进人\",\"标签\",\"阶段\",\"来源活码\",\"创建时间\"");
        assertThat(text.lines().skip(1).toList())
                .hasSize(8)
                .filteredOn(line -> line.contains("王芳"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line)
                                .startsWith(
                                        "\"王芳\",\"13800000001\",\"王芳 13800000001\",\"lin.wei\",\"秋季活动\",\"意向\",\"十七号海报\","
                                                + "\"2026-11-21 16:30:00\",\"'=cmd|' /C calc'!A0\",\"165.5\",\"dry\",\"是\",\"金卡\",\"1280\","));
    }

    @Test
    void saysAboutHowManyRowsThereWillBe() {
        assertThat(new ExportProgress(1, 500, "800000000000ffffffff").about()).contains(1000L);
        assertThat(new ExportProgress(1, 500, "ffffffffffffffff").about()).contains(500L);
        assertThat(ExportProgress.START.about()).isEmpty();
        assertThat(new ExportProgress(1, 500, "no-hash").about()).isEmpty();
        assertThat(new ExportProgress(1, 500, "000000000000aaaa").about()).isEmpty();
    }

    @Test
    void masksAsWhoAskedSawItThen() {
        var world = world();
        world.masks.set(manager(DataClass.PHONE, Visibility.MASKED));
        var id = world.ask("csv", "name", "phone", "remark").id();
        world.masks.set(FieldMasks.DEFAULT);
        world.work(Integer.MAX_VALUE);

        assertThat(new String(world.file(id), UTF_8))
                .contains("\"王芳\",\"138****0001\",\"王芳 138****0001\"")
                .doesNotContain("13800000001");
    }

    @Test
    void masksAsWhoAskedSeesItNow() {
        var world = world();
        var id = world.ask("csv", "name", "phone", "field:height", "membership-level:mall", "gender")
                .id();
        world.masks.set(new FieldMasks(Map.of(
                Onlooker.MANAGER,
                Map.of(
                        DataClass.PHONE, Visibility.HIDDEN,
                        DataClass.NAME, Visibility.MASKED,
                        DataClass.FIELD, Visibility.MASKED,
                        DataClass.GENDER, Visibility.MASKED,
                        DataClass.MEMBERSHIP, Visibility.HIDDEN))));
        world.work(Integer.MAX_VALUE);

        assertThat(new String(world.file(id), UTF_8))
                .contains("\"王**\",\"\",\"****\",\"\",\"\",")
                .doesNotContain("王芳", "1380000000", "165.5", "金卡");
    }

    @Test
    void masksEachPageAsItIsWritten() {
        var world = world();
        var id = world.ask("csv", "phone").id();
        world.pageWritten = () -> world.masks.set(manager(DataClass.PHONE, Visibility.MASKED));
        world.work(Integer.MAX_VALUE);

        var rows = new String(world.file(id), UTF_8).lines().skip(1).toList();
        assertThat(rows.subList(0, 3)).allSatisfy(row -> assertThat(row).startsWith("\"1380000000"));
        assertThat(rows.subList(3, 8)).allSatisfy(row -> assertThat(row).startsWith("\"138****000"));
    }

    /** Whoever sees less today than stands in the file does not get it, be it the asker or an admin. */
    @Test
    void isNotForWhoeverSeesLessByNow() {
        var world = world();
        var id = world.ask("csv", "name", "phone").id();
        world.work(Integer.MAX_VALUE);
        assertThat(world.keep().requireFile(MEI, id).unmasked()).containsExactly("email", "name", "phone");

        world.masks.set(new FieldMasks(Map.of(
                Onlooker.MANAGER, Map.of(DataClass.PHONE, Visibility.MASKED),
                Onlooker.ADMIN, Map.of(DataClass.NAME, Visibility.MASKED))));

        assertThatExceptionOfType(PrivacyRefused.class)
                .isThrownBy(() -> world.keep().requireFile(MEI, id));
        var admin = new Asker("user:root", List.of("admin"), Viewer.ofAll(CORP));
        assertThatExceptionOfType(PrivacyRefused.class)
                .isThrownBy(() -> world.keep().requireFile(admin, id));
    }

    @Test
    void isForWhoAskedAndForAdminsOnly() {
        var world = world();
        var id = world.ask("csv", "name").id();
        world.work(Integer.MAX_VALUE);
        var admin = new Asker("user:root", List.of("admin"), Viewer.ofAll(CORP));
        var adminOfOwn = new Asker("user:root", List.of("admin"), Viewer.ofOwn(CORP, "root"));
        var meiOfOwn = new Asker("user:mei", List.of("manager"), Viewer.ofOwn(CORP, "mei"));

        assertThat(world.keep().get(admin, id).id()).isEqualTo(id);
        assertThat(world.keep().get(MEI, id).id()).isEqualTo(id);
        for (var other : List.of(LIN, adminOfOwn, meiOfOwn)) {
            assertThatExceptionOfType(ExportRefused.class)
                    .as(other.toString())
                    .isThrownBy(() -> world.keep().get(other, id))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("contact-export-unknown"));
        }
    }

    @Test
    void hasOnlyThoseWhomTheAskerFollows() {
        var world = world();
        world.have("别人", "13900000001");
        var chen = new Asker("user:chen.bo", List.of("manager"), Viewer.ofOwn(CORP, "chen.bo"));
        var wish = new ExportWish("csv", List.of("name"), null, "handover", null);
        var ofLin = world.ask().ask(LIN, wish).id();
        var ofChen = world.ask().ask(chen, wish).id();
        world.work(Integer.MAX_VALUE);

        assertThat(world.job(ofLin).progress().rows()).isEqualTo(9);
        assertThat(world.job(ofChen).progress().rows()).isZero();
        assertThat(new String(world.file(ofChen), UTF_8).lines()).hasSize(1);
    }

    @Test
    void findsNobodyByWhatTheAskerDoesNotSee() {
        var world = world();
        var filter = new ExportFilter(null, null, null, null, "王芳", null);
        var seen = world.ask().ask(MEI, new ExportWish("csv", List.of("id"), filter, "analysis", null));
        world.masks.set(new FieldMasks(Map.of(
                Onlooker.MANAGER, Map.of(DataClass.NAME, Visibility.MASKED, DataClass.REMARK, Visibility.MASKED))));
        var unseen = world.ask().ask(MEI, new ExportWish("csv", List.of("id"), filter, "analysis", null));
        world.masks.set(FieldMasks.DEFAULT);
        world.work(Integer.MAX_VALUE);

        assertThat(world.job(seen.id()).progress().rows()).isEqualTo(1);
        assertThat(world.job(unseen.id()).progress().rows()).isZero();
        assertThat(world.job(seen.id()).filter().text())
                .as("may be somebody's name")
                .isNull();
    }

    @Test
    void leadsFromARowToTheExport() {
        var world = world();
        var id = world.ask("csv", "name").id();
        world.work(Integer.MAX_VALUE);
        var third = new String(world.file(id), UTF_8).lines().toList().get(3);
        var mark = third.substring(third.lastIndexOf(',') + 2, third.length() - 1);

        var found = world.checkMark().check(CORP, "  " + mark.toUpperCase(Locale.ROOT) + "\n");
        assertThat(found.job().id()).isEqualTo(id);
        assertThat(found.row()).isEqualTo(3);
        assertThat(found.genuine()).isTrue();

        world.keep().remove(MEI, id);
        assertThat(world.checkMark().check(CORP, mark).job().asker()).isEqualTo(MEI);
        assertThat(world.checkMark().check(CORP, mark.replace("-3-", "-4-")).genuine())
                .isFalse();
        assertThat(world.checkMark().check(CORP, mark.replace("-3-", "-99-")).genuine())
                .isFalse();
        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> world.checkMark().check("ww5c3a0demo0000002", mark))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("contact-export-mark-unknown"));
        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> world.checkMark().check(CORP, "王芳"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("contact-export-mark-invalid"));
    }

    @Test
    void marksEveryRowWithAnother() {
        var world = world();
        var first = world.ask("csv", "name").id();
        var second = world.ask("csv", "name").id();
        world.work(Integer.MAX_VALUE);

        var marks = IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(row ->
                        List.of(world.marks.mark(world.job(first), row), world.marks.mark(world.job(second), row))
                                .stream())
                .toList();
        assertThat(marks).doesNotHaveDuplicates().allMatch(mark -> mark.matches("[0-9a-f]{12}-[0-9]+-[0-9a-f]{16}"));
    }

    @Test
    void leavesNothingWhenItIsCancelled() {
        var world = world();
        var id = world.ask("csv", "name").id();
        var taken = world.exports
                .take(world.clock.instant(), world.clock.instant().plusSeconds(60))
                .orElseThrow();
        world.keep().cancel(MEI, id);

        assertThat(world.exports.save(taken, taken.job(), world.clock.instant()))
                .isFalse();
        assertThat(world.worker().work()).isFalse();
        assertThat(world.job(id).status()).isEqualTo(Status.CANCELLED);
        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> world.keep().requireFile(MEI, id));
    }

    @Test
    void goesWhenItsTimeIsOver() {
        var world = world();
        var id = world.ask("csv", "name").id();
        world.work(Integer.MAX_VALUE);
        world.keep().forget();
        assertThat(world.keep().requireFile(MEI, id).status()).isEqualTo(Status.COMPLETED);

        world.clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> world.keep().requireFile(MEI, id));
        world.keep().forget();

        assertThat(world.keep().get(MEI, id).status()).isEqualTo(Status.EXPIRED);
        assertThat(world.contents.chunk(CORP, id, 0)).isEmpty();
    }

    /** What kills whoever works on it does so for ever: it is given up, and makes room for others. */
    @Test
    void isGivenUpWhenItGetsNoFurther() {
        var world = world();
        var id = world.ask("csv", "name").id();
        for (int i = 0; i < 20; i++) {
            assertThat(world.exports.take(world.clock.instant(), world.clock.instant()))
                    .isPresent();
        }
        world.work(Integer.MAX_VALUE);

        assertThat(world.job(id).status()).isEqualTo(Status.FAILED);
        assertThat(world.job(id).failure()).isEqualTo("tried-too-often");
    }

    @Test
    void isOneOfAFewAtTheSameTime() {
        var world = world();
        IntStream.range(0, 3).forEach(_ -> world.ask("csv", "name"));

        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> world.ask("csv", "name"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("contact-exports-too-many"));
        world.work(Integer.MAX_VALUE);
        assertThat(world.ask("csv", "name").status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void showsTheFirstRowsBeforeAnybodyTakesThemAlong() {
        var world = world();
        var preview = world.preview().preview(MEI, new ExportWish(null, List.of("name", "phone"), null, null, null));

        assertThat(preview.columns()).extracting(Heading::text).containsExactly("姓名", "手机号");
        assertThat(preview.contactIds()).hasSize(8);
        assertThat(world.exports.list(CORP, null, 9, null)).isEmpty();
    }

    private static FieldMasks manager(DataClass dataClass, Visibility visibility) {
        return new FieldMasks(Map.of(Onlooker.MANAGER, Map.of(dataClass, visibility)));
    }
}

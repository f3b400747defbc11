package dev.scrm.contact.exports;

import static dev.scrm.contact.exports.ExportFixtures.CORP;
import static dev.scrm.contact.exports.ExportFixtures.MEI;
import static dev.scrm.contact.exports.ExportFixtures.NOON;
import static dev.scrm.contact.exports.ExportFixtures.anExport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.privacy.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of exports keeps to. */
public abstract class ExportsContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final ExportPage PAGE = new ExportPage(
            0, List.of(List.of("王芳", "=1+1"), List.of("", "李")), "c-2", Map.of("name", Visibility.MASKED));

    protected abstract Exports exports();

    protected abstract ExportContents contents();

    @Test
    void areFoundAsTheyWereSaved() {
        var job = anExport("one", MEI);
        assertThat(exports().add(job, 3)).isTrue();

        assertThat(exports().find(CORP, "one")).contains(job);
        assertThat(exports().findByCode(CORP, job.code())).contains(job);
        assertThat(exports().find("ww5c3a0demo0000002", "one")).isEmpty();
        assertThat(exports().findByCode("ww5c3a0demo0000002", job.code())).isEmpty();
    }

    @Test
    void keepAllThatBecameOfThem() {
        exports().add(anExport("one", MEI), 3);
        var taken = exports().take(NOON, LATER).orElseThrow();

        var written = taken.job().wrote(new ExportPage(0, PAGE.rows(), null, PAGE.shown()));
        assertThat(exports().save(taken, written, LATER)).isTrue();
        var completed = written.completed(new MadeFile("ab", 12, 1), NOON);
        assertThat(exports().save(taken, completed, LATER)).isTrue();

        assertThat(exports().find(CORP, "one")).contains(completed);
        assertThat(exports().completedBefore(LATER, 10)).containsExactly(completed);
        assertThat(exports().completedBefore(NOON, 10)).isEmpty();
    }

    @Test
    void areListedTheLatestFirstToThoseWhoseTheyAre() {
        List.of("a", "c", "b").forEach(id -> exports().add(anExport(id, MEI), 9));
        exports().add(anExport("d", ExportFixtures.LIN), 9);
        exports().change(CORP, "b", job -> job.cancelled(NOON).removed());

        assertThat(exports().list(CORP, null, 2, null))
                .extracting(ContactExport::id)
                .containsExactly("d", "c");
        assertThat(exports().list(CORP, MEI.name(), 9, null))
                .extracting(ContactExport::id)
                .containsExactly("c", "a");
        assertThat(exports().list(CORP, MEI.name(), 9, "c"))
                .extracting(ContactExport::id)
                .containsExactly("a");
        assertThat(exports().findByCode(CORP, ContactExport.code("b"))).isPresent();
    }

    @Test
    void areNoMoreAtTheSameTimeThanMayBe() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var added = threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i -> () -> exports().add(anExport("e" + i, MEI), 3))
                    .toList());
            assertThat(added.stream().map(Future::resultNow))
                    .filteredOn(one -> one)
                    .hasSize(3);
        }

        exports().change(CORP, exports().list(CORP, null, 1, null).getFirst().id(), job -> job.cancelled(NOON));
        assertThat(exports().add(anExport("next", MEI), 3)).isTrue();
        assertThat(exports().add(anExport("over", MEI), 3)).isFalse();
        assertThat(exports().find(CORP, "over")).isEmpty();
    }

    @Test
    void areWorkedOnByOneAtATime() throws Exception {
        exports().add(anExport("one", MEI), 3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            _ -> () -> exports().take(NOON, LATER).isPresent())
                    .toList());
            assertThat(taken.stream().map(Future::resultNow))
                    .filteredOn(one -> one)
                    .hasSize(1);
        }

        var next = exports().take(LATER, LATER.plusSeconds(60)).orElseThrow();
        assertThat(next.tries()).isEqualTo(2);
    }

    @Test
    void areLostToWhoeverTakesThemNext() {
        exports().add(anExport("one", MEI), 3);
        var slow = exports().take(NOON, LATER).orElseThrow();
        var next = exports().take(LATER, LATER.plusSeconds(60)).orElseThrow();

        assertThat(exports().save(slow, slow.job().wrote(PAGE), LATER)).isFalse();
        exports().letGo(slow, NOON);
        assertThat(exports().take(LATER, LATER.plusSeconds(60))).isEmpty();
        assertThat(exports().save(next, next.job().wrote(PAGE), LATER.plusSeconds(60)))
                .isTrue();
        assertThat(exports().find(CORP, "one").orElseThrow().progress()).isEqualTo(new ExportProgress(1, 2, "c-2"));
    }

    /** Whoever holds one on and gets no further counts as having tried. */
    @Test
    void areHeldOnWithoutGettingFurther() {
        exports().add(anExport("one", MEI), 3);
        var slow = exports().take(NOON, LATER).orElseThrow();

        assertThat(exports().hold(slow, LATER.plusSeconds(60))).isTrue();
        assertThat(exports().take(LATER, LATER.plusSeconds(60))).isEmpty();
        var next = exports().take(LATER.plusSeconds(60), LATER.plusSeconds(120)).orElseThrow();
        assertThat(next.tries()).isEqualTo(2);
        assertThat(exports().hold(slow, LATER.plusSeconds(180))).isFalse();
        assertThat(exports().save(next, next.job().wrote(PAGE), LATER.plusSeconds(120)))
                .isTrue();
        exports().letGo(next, LATER);
        assertThat(exports().take(LATER, LATER).orElseThrow().tries()).isEqualTo(1);
    }

    @Test
    void areLostToWhoeverCancelsThem() {
        exports().add(anExport("one", MEI), 3);
        var taken = exports().take(NOON, LATER).orElseThrow();
        exports().change(CORP, "one", job -> job.cancelled(NOON));

        assertThat(exports().save(taken, taken.job().wrote(PAGE), LATER)).isFalse();
        assertThat(exports().find(CORP, "one").orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThatExceptionOfType(ExportRefused.class)
                .isThrownBy(() -> exports().change(CORP, "one", job -> job.cancelled(NOON)));
    }

    @Test
    void haveTheirTurnOneAfterTheOther() {
        exports().add(anExport("one", MEI), 3);
        exports().add(anExport("two", MEI), 3);
        var first = exports().take(NOON, LATER).orElseThrow();
        exports().letGo(first, NOON);

        var second = exports().take(NOON, LATER).orElseThrow();

        assertThat(second.job().id()).isNotEqualTo(first.job().id());
    }

    @Test
    void havePagesThatAreWrittenOnce() {
        assertThat(contents().write(CORP, "one", PAGE, LATER)).isEqualTo(PAGE);
        var other = new ExportPage(0, List.of(), null, Map.of());

        assertThat(contents().write(CORP, "one", other, LATER)).isEqualTo(PAGE);
        assertThat(contents().page(CORP, "one", 0)).contains(PAGE);
        assertThat(contents().page(CORP, "one", 1)).isEmpty();
        assertThat(contents().page(CORP, "two", 0)).isEmpty();
    }

    @Test
    void haveChunksThatAreTheSameHoweverOften() {
        contents().write(CORP, "one", PAGE, LATER);
        contents().keep(CORP, "one", 0, new byte[] {1, 2}, LATER);
        contents().keep(CORP, "one", 0, new byte[] {1, 2}, LATER);
        contents().keep(CORP, "one", 1, new byte[] {3}, LATER);
        contents().keep(CORP, "two", 0, new byte[] {4}, LATER);

        contents().forgetPages(CORP, "one");
        assertThat(contents().page(CORP, "one", 0)).isEmpty();
        assertThat(contents().chunk(CORP, "one", 0).orElseThrow()).containsExactly(1, 2);
        assertThat(contents().chunk(CORP, "one", 1).orElseThrow()).containsExactly(3);
        contents().forget(CORP, "one");
        assertThat(contents().chunk(CORP, "one", 0)).isEmpty();
        assertThat(contents().chunk(CORP, "two", 0)).isPresent();
    }

    /** As happens when one build of the service begins a file and another ends it. */
    @Test
    void haveChunksAsTheyWereMadeLast() {
        contents().keep(CORP, "one", 0, new byte[] {1, 2}, LATER);
        contents().keep(CORP, "one", 0, new byte[] {1, 3}, LATER);

        assertThat(contents().chunk(CORP, "one", 0).orElseThrow()).containsExactly(1, 3);
    }
}

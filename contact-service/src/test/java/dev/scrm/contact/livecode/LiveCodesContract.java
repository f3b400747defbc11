package dev.scrm.contact.livecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of live codes does. */
public abstract class LiveCodesContract {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final LiveCode POSTER = code(CORP, "poster-17", "etEXgold");

    /** A store that nobody else uses. */
    protected abstract LiveCodes liveCodes();

    @Test
    void findsWhatWasPut() {
        put(POSTER);

        assertThat(liveCodes().find(POSTER.id())).contains(POSTER);
    }

    @Test
    void putsANewOneInPlaceOfTheOld() {
        put(POSTER);
        put(code(CORP, "poster-17", "etEXsilver"));

        assertThat(liveCodes().find(POSTER.id()).orElseThrow().tagIds()).containsExactly("etEXsilver");
    }

    @Test
    void findsManyAtOnceAndLeavesOutWhatIsNotThere() {
        var elsewhere = code("ww5c3a0demo0000002", "poster-17");
        put(POSTER);
        put(elsewhere);

        var found = liveCodes().findAll(List.of(POSTER.id(), elsewhere.id(), new LiveCodeId(CORP, "nowhere")));

        assertThat(found).isEqualTo(Map.of(POSTER.id(), POSTER, elsewhere.id(), elsewhere));
    }

    @Test
    void removesOnce() {
        put(POSTER);

        assertThat(liveCodes().remove(POSTER.id(), _ -> {})).isTrue();
        assertThat(liveCodes().remove(POSTER.id(), _ -> {})).isFalse();
        assertThat(liveCodes().find(POSTER.id())).isEmpty();
    }

    @Test
    void listsTheCodesOfOneCorpInOrderFromAfterAState() {
        Stream.of("c", "a", "d", "b").forEach(state -> put(code(CORP, state)));
        put(code("ww5c3a0demo0000002", "b2"));

        assertThat(liveCodes().list(CORP, 2, "a"))
                .extracting(code -> code.id().state())
                .containsExactly("b", "c");
    }

    @Test
    void changesWhatIsThereAndNothingElse() {
        put(POSTER);
        var seen = liveCodes().kept(POSTER.id()).orElseThrow();
        put(code(CORP, "poster-17", "etEXsilver"));
        var now = liveCodes().kept(POSTER.id()).orElseThrow();

        assertThat(now.edition()).isNotEqualTo(seen.edition());
        assertThatThrownBy(() -> liveCodes().change(POSTER.id(), known -> {
                    requireSame(seen, known);
                    return POSTER;
                }))
                .isInstanceOf(Outdated.class);
        assertThatThrownBy(() -> liveCodes().remove(POSTER.id(), known -> requireSame(seen, known)))
                .isInstanceOf(Outdated.class);
        assertThat(liveCodes().kept(POSTER.id())).contains(now);
    }

    @Test
    void losesNoChangeThoughManyAreMadeAtOnce() throws Exception {
        put(POSTER);
        var first = liveCodes().kept(POSTER.id()).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> addTag("etEX" + i)))
                    .toList();
            for (var change : changes) {
                change.get();
            }
        }

        var last = liveCodes().kept(POSTER.id()).orElseThrow();
        assertThat(last.code().tagIds()).hasSize(9);
        assertThat(last.edition()).isEqualTo(first.edition() + 8);
    }

    private LiveCodes.Kept addTag(String tagId) {
        return liveCodes().change(POSTER.id(), known -> {
            var code = Objects.requireNonNull(known).code();
            return code(
                    CORP,
                    "poster-17",
                    Stream.concat(code.tagIds().stream(), Stream.of(tagId)).toArray(String[]::new));
        });
    }

    private void put(LiveCode code) {
        var _ = liveCodes().change(code.id(), _ -> code);
    }

    private static void requireSame(LiveCodes.Kept seen, LiveCodes.@Nullable Kept known) {
        if (!seen.equals(known)) {
            throw new Outdated();
        }
    }

    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static LiveCode code(String corp, String state, String... tagIds) {
        return new LiveCode(new LiveCodeId(corp, state), "海报 " + state, List.of(tagIds), List.of("lin.wei"));
    }
}

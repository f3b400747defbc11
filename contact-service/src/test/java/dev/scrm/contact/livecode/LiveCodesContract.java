package dev.scrm.contact.livecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of live codes does. */
public abstract class LiveCodesContract {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final LiveCode POSTER = code(CORP, "poster-17", "etEXgold");

    /** A store that nobody else uses. */
    protected abstract LiveCodes liveCodes();

    @Test
    void findsWhatWasPut() {
        liveCodes().put(POSTER);

        assertThat(liveCodes().find(POSTER.id())).contains(POSTER);
    }

    @Test
    void putsANewOneInPlaceOfTheOld() {
        liveCodes().put(POSTER);
        liveCodes().put(code(CORP, "poster-17", "etEXsilver"));

        assertThat(liveCodes().find(POSTER.id()).orElseThrow().tagIds()).containsExactly("etEXsilver");
    }

    @Test
    void findsManyAtOnceAndLeavesOutWhatIsNotThere() {
        var elsewhere = code("ww5c3a0demo0000002", "poster-17");
        liveCodes().put(POSTER);
        liveCodes().put(elsewhere);

        var found = liveCodes().findAll(List.of(POSTER.id(), elsewhere.id(), new LiveCodeId(CORP, "nowhere")));

        assertThat(found).isEqualTo(Map.of(POSTER.id(), POSTER, elsewhere.id(), elsewhere));
    }

    @Test
    void removesOnce() {
        liveCodes().put(POSTER);

        assertThat(liveCodes().remove(POSTER.id())).isTrue();
        assertThat(liveCodes().remove(POSTER.id())).isFalse();
        assertThat(liveCodes().find(POSTER.id())).isEmpty();
    }

    @Test
    void listsTheCodesOfOneCorpInOrderFromAfterAState() {
        Stream.of("c", "a", "d", "b").forEach(state -> liveCodes().put(code(CORP, state)));
        liveCodes().put(code("ww5c3a0demo0000002", "b2"));

        assertThat(liveCodes().list(CORP, 2, "a"))
                .extracting(code -> code.id().state())
                .containsExactly("b", "c");
    }

    private static LiveCode code(String corp, String state, String... tagIds) {
        return new LiveCode(new LiveCodeId(corp, state), "海报 " + state, List.of(tagIds), List.of("lin.wei"));
    }
}

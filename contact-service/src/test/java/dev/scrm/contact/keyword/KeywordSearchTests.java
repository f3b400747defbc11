package dev.scrm.contact.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSearchTests {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            多少钱          | 请问这个面膜多少钱啊？
            iPhone          | 有没有ＩＰＨＯＮＥ的壳
            VIP             | 怎么成为vip会员
            VIP             | Vip
            满减 活动        | 今天有满减　 活动吗
            STRASSE         | die Straße
            15              | iphone15多少钱
            """)
    void findsAKeywordWhateverItsWidthCaseAndBlanks(String keyword, String text) {
        assertThat(found(keyword, text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vip  | vipers
            art  | start now
            15   | 2015年
            退款 | 退还货款
            """)
    void findsNoKeywordInsideAnotherWord(String keyword, String text) {
        assertThat(found(keyword, text)).isEmpty();
    }

    @Test
    void findsEachKeywordOfEachListOnceInTheOrderOfTheText() {
        var search = new KeywordSearch(List.of(list("price", "多少钱", "价格"), list("ask", "价格")));

        assertThat(search.in("价格？价格多少，多少钱", NOON))
                .containsExactly(
                        new KeywordSearch.Found("price", "价格"),
                        new KeywordSearch.Found("ask", "价格"),
                        new KeywordSearch.Found("price", "多少钱"));
    }

    @Test
    void looksNoFurtherThanATextIsLongAndFindsNoMoreThanSoMany() {
        assertThat(found("价格", "啊".repeat(KeywordSearch.LONGEST) + "价格")).isEmpty();
        var words =
                IntStream.range(0, 100).mapToObj(i -> "词" + (char) ('一' + i)).toArray(String[]::new);
        assertThat(new KeywordSearch(List.of(list("many", words))).in(String.join("", words), NOON))
                .hasSize(KeywordSearch.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五"})
    void refusesWhatIsNoKeyword(String word) {
        assertThatThrownBy(() -> new KeywordList.Text("价格", List.of("价格", word)))
                .isInstanceOfSatisfying(
                        KeywordsRefused.class,
                        refused -> assertThat(refused.details()).containsEntry("field", "words[1]"));
    }

    @Test
    void refusesTheSameKeywordTwiceAndTooMany() {
        assertThatThrownBy(() -> new KeywordList.Text("价格", List.of("VIP", "ｖｉｐ")))
                .isInstanceOf(KeywordsRefused.class);
        assertThatThrownBy(() -> new KeywordList.Text("价格", List.of())).isInstanceOf(KeywordsRefused.class);
        assertThatThrownBy(() -> new KeywordList.Text("价格", Collections.nCopies(201, "a")))
                .isInstanceOf(KeywordsRefused.class);
        assertThatThrownBy(() -> new KeywordList.Text(" ", List.of("a"))).isInstanceOf(KeywordsRefused.class);
    }

    /** WeCom tells times in whole seconds. */
    @Test
    void findsNoWordThatWasNotListenedForYet() {
        var made = KeywordList.of(
                null, "corp-a", "price", new KeywordList.Text("询价", List.of("多少钱")), "root", NOON.plusMillis(900));
        var changed = KeywordList.of(
                made,
                "corp-a",
                "price",
                new KeywordList.Text("询价", List.of("价格", "多少钱")),
                "root",
                NOON.plusSeconds(60));
        var search = new KeywordSearch(List.of(changed));

        assertThat(search.in("多少钱，什么价格", NOON.minusSeconds(1))).isEmpty();
        assertThat(search.in("多少钱，什么价格", NOON))
                .extracting(KeywordSearch.Found::keyword)
                .containsExactly("多少钱");
        assertThat(search.in("多少钱，什么价格", NOON.plusSeconds(60)))
                .extracting(KeywordSearch.Found::keyword)
                .containsExactly("多少钱", "价格");
    }

    private static Iterable<KeywordSearch.Found> found(String keyword, String text) {
        return new KeywordSearch(List.of(list("list", keyword))).in(text, NOON);
    }

    private static KeywordList list(String id, String... words) {
        return KeywordList.of(null, "corp-a", id, new KeywordList.Text(id, List.of(words)), "root", NOON);
    }
}

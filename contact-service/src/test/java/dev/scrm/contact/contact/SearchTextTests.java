package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.named;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactFixtures.told;
import static dev.scrm.contact.contact.ContactFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.field.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTests {
    private static final List<String> NAME = List.of(SearchText.NAME);

    @ParameterizedTest
    @CsvSource({
        "王小明, 王, true",
        "王小明, 小明, true",
        "王小明, 王小明, true",
        "王小明, 王明, false",
        "王小明, 明, true",
        "Zhang San, zhang, true",
        "Zhang San, zh, true",
        "Zhang San, san z, true",
        "Zhang San, hang, false",
        "Ｚｈａｎｇ, zhang, true",
        "A公司-张三 138, 公司 13, true",
        "A公司-张三 138, a张, true",
        "𠮷野家, 𠮷野, true",
        "supercalifragilistic, supercalifragilistic, true",
    })
    void isFoundByItsPieces(String name, String text, boolean found) {
        var known = SearchText.pieces(
                contact(scan(LIN, MORNING), profile(name, at(1))).person());

        assertThat(SearchText.sought(text, NAME).stream()
                        .allMatch(forms -> known.stream().anyMatch(forms::contains)))
                .isEqualTo(found);
    }

    @Test
    void isFoundByWhatWecomTellsAndByWhatSomebodySays() {
        var known = SearchText.pieces(contact(scan(LIN, MORNING), profile("小明同学", at(1)), named("王大卫", at(2)))
                .person());

        assertThat(known).contains("name:同学", "name:大卫");
    }

    @Test
    void whatStaffWhoFollowCallThemCountsAndWhatOthersCalledThemDoesNot() {
        var remarked = new Follower(LIN, MORNING, null, "老王", List.of(), null);

        var followed = contact(scan(LIN, MORNING), profile("王小明", at(1), remarked));
        var left = contact(scan(LIN, MORNING), profile("王小明", at(1), remarked), leaving(LIN, at(5)));

        assertThat(SearchText.pieces(followed.person())).contains("remark:老王");
        assertThat(SearchText.pieces(left.person())).doesNotContain("remark:老王");
    }

    /** Digit by digit somebody would find what is masked for them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "138 1234 5678",
                "王 138-1234-5678",
                "+8613812345678",
                "wang@example.com",
                "0755-12345678",
                "20261123",
                "1990-01-31"
            })
    void nobodyIsFoundByNumbersAndAddresses(String name) {
        assertThat(SearchText.pieces(
                        contact(scan(LIN, MORNING), profile(name, at(1))).person()))
                .noneMatch(piece -> piece.chars().anyMatch(Character::isDigit) || piece.contains("wang"));
    }

    @Test
    void piecesAreBoundedAndThoseOfTheNameComeFirst() {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> value("f" + i, new Value.Text("上海市浦东新区" + i), "user:lin", at(1)))
                .toArray(FieldValue[]::new);
        var pieces = SearchText.pieces(
                contact(scan(LIN, MORNING), profile("王小明", at(1)), told(many)).person());

        assertThat(pieces).hasSize(200).startsWith("name:王", "name:小", "name:明", "name:王小", "name:小明");
    }

    @Test
    void aPieceIsSoughtInEverySourceThatMayBeSeen() {
        assertThat(SearchText.sought("王小", List.of("name", "fields.nick")))
                .isEqualTo(List.of(Set.of("name:王小", "fields.nick:王小")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-+*", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesWhatNobodyCanBeFoundBy(String text) {
        assertThatThrownBy(() -> SearchText.sought(text, NAME)).hasMessageContaining("1 to 64 characters");
    }
}

package dev.scrm.contact.privacy;

import static dev.scrm.contact.privacy.DataClass.AVATAR;
import static dev.scrm.contact.privacy.DataClass.EMAIL;
import static dev.scrm.contact.privacy.DataClass.IDENTITY;
import static dev.scrm.contact.privacy.DataClass.NAME;
import static dev.scrm.contact.privacy.DataClass.PHONE;
import static dev.scrm.contact.privacy.DataClass.REMARK;
import static dev.scrm.contact.privacy.Visibility.HIDDEN;
import static dev.scrm.contact.privacy.Visibility.MASKED;
import static dev.scrm.contact.privacy.Visibility.SHOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTests {
    private final Masking agents = masking(FieldMasks.DEFAULT, Onlooker.AGENT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone    | +8613812345678         | +86138****5678",
                "phone    | 13812345678            | 138****5678",
                "phone    | +4917012345678         | +49170****5678",
                "phone    | 0755-12345678          | 0755****5678",
                "phone    | +1234567               | ****67",
                "phone    | 7                      | ****7",
                "email    | wang.fang@example.com  | w****@example.com",
                "email    | 王芳@example.com        | 王****@example.com",
                "email    | @                      | ****",
                "identity | oEXunion0001           | oE****01",
                "identity | short                  | ****"
            })
    void leavesEnoughToTellPeopleApart(String dataClass, String value, String masked) {
        assertThat(agents.text(new DataClass(dataClass), value)).isEqualTo(masked);
    }

    @Test
    void leavesTheFirstCharacterOfANameWhole() {
        var auditors = masking(FieldMasks.DEFAULT, Onlooker.AUDITOR);

        assertThat(auditors.text(NAME, "王芳")).isEqualTo("王**");
        assertThat(auditors.text(NAME, "😀fang")).isEqualTo("😀**");
        assertThat(auditors.text(NAME, "")).isEmpty();
        assertThat(auditors.text(AVATAR, "https://example.invalid/a.png")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "打 13812345678 找王芳             | 打 138****5678 找王芳",
                "138 1234 5678                    | 138****5678",
                "138-1234-5678、13900000001        | 138****5678、139****0001",
                "+86 13812345678                  | +86138****5678",
                "138.1234.5678                    | 138****5678",
                "1381 234 5678 或 13812 345678      | 138****5678 或 138****5678",
                "138–1234–5678                    | 138****5678",
                "138－1234－5678                    | 138****5678",
                "138　1234　5678                    | 138****5678",
                "008613812345678                  | 0086138****5678",
                "8613812345678                    | 86138****5678",
                "１３８１２３４５６７８             | １３８****５６７８",
                "电话：010-12345678                 | 电话：010****5678",
                "+44 20 7946 0958 in London       | +4420****0958 in London",
                "wang@example.com,li@b.cn         | w****@example.com,l****@b.cn",
                "a.b+c@mail.example.com。          | a****@mail.example.com。",
                "订单 20261123138123456789          | 订单 20261123138123456789",
                "满 200 减 30，2026-11-23 到期       | 满 200 减 30，2026-11-23 到期",
                "@all 大家好                        | @all 大家好"
            })
    void findsInWordsWhatIsMasked(String words, String seen) {
        assertThat(agents.words(words)).isEqualTo(seen);
        assertThat(masking(FieldMasks.DEFAULT, Onlooker.MANAGER).words(words)).isEqualTo(words);
    }

    @Property
    void leavesNoMobileNumberInAnyWords(
            @ForAll String before, @ForAll @NumericChars @StringLength(9) String digits, @ForAll String after) {
        var number = "13" + digits;
        var words = before + " " + number + " " + after;

        assertThat(agents.words(words)).doesNotContain(" " + number + " ");
    }

    @Test
    void findsItHoweverDeepAValueHasIt() {
        var value = Map.<String, Object>of(
                "13812345678", List.of("13812345678", Map.of("phone", 13812345678L, "count", 3, "vip", true)));

        assertThat(agents.value(DataClass.BEHAVIOR, value))
                .isEqualTo(Map.of(
                        "138****5678",
                        List.of("138****5678", Map.of("phone", "138****5678", "count", 3, "vip", true))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {13812345678.0, 8613812345678.0, 13812345678.25})
    void findsANumberThatComesWithAPointOrAnExponent(double number) {
        assertThat(String.valueOf(agents.value(DataClass.BEHAVIOR, number))).contains("138****");
        assertThat(String.valueOf(agents.value(DataClass.BEHAVIOR, BigDecimal.valueOf(number))))
                .contains("138****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1380013800.0", "1E+1000000000", "1E-1000000000", "0", "299", "0.138"})
    void leavesANumberAsItComesThatIsNoPhoneNumber(String number) {
        var value = new BigDecimal(number);

        assertThat(agents.value(DataClass.BEHAVIOR, value)).isSameAs(value);
        assertThat(agents.value(DataClass.BEHAVIOR, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void findsItInTheNamesOfValues() {
        var auditors = masking(FieldMasks.DEFAULT, Onlooker.AUDITOR);
        var told = Map.<String, Object>of("13812345678", true, "amount", 299);

        assertThat(agents.values(DataClass.BEHAVIOR, told)).isEqualTo(Map.of("138****5678", true, "amount", 299));
        assertThat(auditors.values(DataClass.BEHAVIOR, told))
                .isEqualTo(Map.of("138****5678", "****", "amount", "****"));
    }

    @Test
    void leavesTheRestOfAValueAsItIs() {
        var value = new LinkedHashMap<String, Object>();
        value.put("nothing", null);
        value.put("price", new BigDecimal("165.50"));
        value.put("items", Arrays.asList("a", null, 3L));

        assertThat(agents.value(DataClass.BEHAVIOR, value)).isEqualTo(value);
    }

    @Test
    void hidesWhatIsHiddenInWordsToo() {
        var masks = new FieldMasks(Map.of(Onlooker.AGENT, Map.of(PHONE, HIDDEN, EMAIL, SHOWN)));

        assertThat(masking(masks, Onlooker.AGENT).text(REMARK, "王姐 13812345678 wang@example.com"))
                .isEqualTo("王姐 **** wang@example.com");
    }

    @Test
    void showsWhatOneOfSeveralRolesSees() {
        assertThat(masking(FieldMasks.DEFAULT, Onlooker.AGENT, Onlooker.AUDITOR).of(PHONE))
                .isEqualTo(MASKED);
        assertThat(masking(FieldMasks.DEFAULT, Onlooker.AGENT, Onlooker.MANAGER).of(PHONE))
                .isEqualTo(SHOWN);
        assertThat(masking(FieldMasks.DEFAULT, Onlooker.AGENT, Onlooker.AUDITOR).of(NAME))
                .isEqualTo(SHOWN);
    }

    @Test
    void showsNothingToWhoHasNoRole() {
        DataClass.BUILT_IN.forEach(dataClass ->
                assertThat(masking(FieldMasks.DEFAULT).of(dataClass)).isEqualTo(HIDDEN));
    }

    @Test
    void takesAFieldForOneOfItsKindUntilSomethingIsSaidOfIt() {
        var masks = new FieldMasks(Map.of(
                Onlooker.AGENT,
                Map.of(DataClass.FIELD, HIDDEN, DataClass.ofField("height"), SHOWN),
                Onlooker.ADMIN,
                Map.of(DataClass.ofField("cost"), MASKED)));

        assertThat(masking(masks, Onlooker.AGENT).of(DataClass.ofField("birthday")))
                .isEqualTo(HIDDEN);
        assertThat(masking(masks, Onlooker.AGENT).of(DataClass.ofField("height")))
                .isEqualTo(SHOWN);
        assertThat(masking(masks, Onlooker.ADMIN).value(DataClass.ofField("cost"), 12))
                .isEqualTo("****");
        assertThat(masking(masks, Onlooker.ADMIN).value(DataClass.ofField("height"), 165))
                .isEqualTo(165);
    }

    @Test
    void notesWhatIsSeenAsItIs() {
        agents.text(NAME, "王芳");
        agents.text(PHONE, "13812345678");
        agents.text(IDENTITY, null);
        agents.value(DataClass.ofField("birthday"), "1988-08-18");
        agents.shows(AVATAR, PHONE);

        assertThat(new ArrayList<>(agents.unmasked())).containsExactly("field:birthday", "name");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOWN,  SHOWN,  SHOWN", "SHOWN,  MASKED, MASKED", "MASKED, SHOWN,  MASKED",
        "HIDDEN, SHOWN,  HIDDEN", "SHOWN,  HIDDEN, HIDDEN", "MASKED, HIDDEN, HIDDEN"
    })
    void showsAsMuchAsTheStricterOfTwo(Visibility today, Visibility then, Visibility seen) {
        var masks = new FieldMasks(Map.of(Onlooker.MANAGER, Map.of(NAME, today)));

        var both = masking(masks, Onlooker.MANAGER).atMost(dataClass -> dataClass.equals(NAME) ? then : SHOWN);

        assertThat(both.of(NAME)).isEqualTo(seen);
        assertThat(both.of(REMARK)).isEqualTo(SHOWN);
    }

    private static Masking masking(FieldMasks masks, Onlooker... roles) {
        return new Masking(masks, List.of(roles));
    }
}

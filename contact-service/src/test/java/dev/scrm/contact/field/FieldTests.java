package dev.scrm.contact.field;

import static dev.scrm.contact.field.FieldFixtures.definition;
import static dev.scrm.contact.field.FieldFixtures.field;
import static dev.scrm.contact.field.FieldFixtures.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTests {
    private static final FieldDefinition LEVELS = definition("level", FieldType.CHOICE, "gold", "silver");
    private static final FieldDefinition SKIN = definition("skin", FieldType.CHOICES, "dry", "oily", "mixed");

    static Stream<Arguments> readings() {
        return Stream.of(
                Arguments.of(definition("note", FieldType.TEXT), "喜欢\n安静", new Value.Text("喜欢\n安静")),
                Arguments.of(definition("height", FieldType.NUMBER), 170, number("170")),
                Arguments.of(definition("height", FieldType.NUMBER), 100.0, number("100")),
                Arguments.of(definition("height", FieldType.NUMBER), -0.000001, number("-0.000001")),
                Arguments.of(definition("height", FieldType.NUMBER), 999_999_999_999_999L, number("999999999999999")),
                Arguments.of(definition("birthday", FieldType.DATE), "2024-02-29", new Value.Text("2024-02-29")),
                Arguments.of(
                        definition("visit", FieldType.TIME),
                        "2026-11-21T08:30:00.1239+08:00",
                        new Value.Text("2026-11-21T00:30:00.123Z")),
                Arguments.of(definition("vip", FieldType.BOOLEAN), false, new Value.Flag(false)),
                Arguments.of(LEVELS, "gold", new Value.Text("gold")),
                Arguments.of(SKIN, List.of("mixed", "dry"), new Value.Choices(List.of("dry", "mixed"))),
                Arguments.of(
                        definition("page", FieldType.URL),
                        "HTTPS://example.invalid/a?b=%E4%B8%AD",
                        new Value.Text("HTTPS://example.invalid/a?b=%E4%B8%AD")));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsAValueOfItsType(FieldDefinition definition, Object plain, Value value) {
        assertThat(field(definition).read(plain)).contains(value);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(definition("note", FieldType.TEXT), " "),
                Arguments.of(definition("note", FieldType.TEXT), "a\u0000"),
                Arguments.of(definition("note", FieldType.TEXT), "half \ud83d"),
                Arguments.of(definition("note", FieldType.TEXT), "字".repeat(4_001)),
                Arguments.of(definition("note", FieldType.TEXT), 1),
                Arguments.of(definition("height", FieldType.NUMBER), "170"),
                Arguments.of(definition("height", FieldType.NUMBER), 0.1234567),
                Arguments.of(definition("height", FieldType.NUMBER), Double.POSITIVE_INFINITY),
                Arguments.of(definition("height", FieldType.NUMBER), new BigDecimal("1e2147483000")),
                Arguments.of(definition("height", FieldType.NUMBER), new BigInteger("1000000000000001")),
                Arguments.of(definition("birthday", FieldType.DATE), "2023-02-29"),
                Arguments.of(definition("birthday", FieldType.DATE), "+12023-02-28"),
                Arguments.of(definition("birthday", FieldType.DATE), "1990/01/31"),
                Arguments.of(definition("visit", FieldType.TIME), "2026-11-21 08:30"),
                Arguments.of(definition("visit", FieldType.TIME), "+12026-11-21T08:30:00Z"),
                Arguments.of(definition("vip", FieldType.BOOLEAN), "true"),
                Arguments.of(LEVELS, "bronze"),
                Arguments.of(LEVELS, List.of("gold")),
                Arguments.of(SKIN, List.of()),
                Arguments.of(SKIN, List.of("dry", "dry")),
                Arguments.of(SKIN, List.of("dry", 1)),
                Arguments.of(SKIN, "dry"),
                Arguments.of(definition("page", FieldType.URL), "ftp://example.invalid"),
                Arguments.of(definition("page", FieldType.URL), "https:///nowhere"),
                Arguments.of(definition("page", FieldType.URL), "https://bank.invalid@evil.invalid/"),
                Arguments.of(definition("page", FieldType.URL), "example.invalid"),
                Arguments.of(definition("page", FieldType.URL), "https://example.invalid/" + "a".repeat(2_048)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void readsNothingThatIsNoneOfItsValues(FieldDefinition definition, Object plain) {
        assertThat(field(definition).read(plain)).isEmpty();
        assertThat(field(definition).expected()).isNotBlank();
    }

    @Test
    void keepsNumbersWithinTheirBounds() {
        var age = field(new FieldDefinition(
                "age",
                "年龄",
                null,
                FieldType.NUMBER,
                List.of(),
                null,
                BigDecimal.ZERO,
                new BigDecimal("150"),
                FieldPolicy.LATEST,
                List.of()));

        assertThat(age.read(0)).isPresent();
        assertThat(age.read(150)).isPresent();
        assertThat(age.read(-1)).isEmpty();
        assertThat(age.read(150.5)).isEmpty();
        assertThat(age.expected()).contains("0 at least").contains("150 at most");
    }

    @Property
    void numbersAreTheSameAfterTheyWereKeptAsADouble(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits) {
        for (int decimals = 0; decimals <= 6; decimals++) {
            var number = new Value.Numeric(BigDecimal.valueOf(digits, decimals));

            assertThat(new Value.Numeric(BigDecimal.valueOf(number.number().doubleValue())))
                    .isEqualTo(number);
        }
    }

    static Stream<Arguments> badDefinitions() {
        var text = definition("note", FieldType.TEXT);
        return Stream.of(
                Arguments.of("id", with(text, "Note", "备注", null, List.of(), null, null, null)),
                Arguments.of("id", with(text, "n".repeat(33), "备注", null, List.of(), null, null, null)),
                Arguments.of("name", with(text, "note", " ", null, List.of(), null, null, null)),
                Arguments.of("name", with(text, "note", "备".repeat(65), null, List.of(), null, null, null)),
                Arguments.of("description", with(text, "note", "备注", "\u0007", List.of(), null, null, null)),
                Arguments.of("options", with(text, "note", "备注", null, options(1), null, null, null)),
                Arguments.of("options", with(LEVELS, "level", "等级", null, List.of(), null, null, null)),
                Arguments.of("options", with(LEVELS, "level", "等级", null, options(101), null, null, null)),
                Arguments.of(
                        "options.id",
                        with(
                                LEVELS,
                                "level",
                                "等级",
                                null,
                                List.of(new FieldOption("a", "A"), new FieldOption("a", "B")),
                                null,
                                null,
                                null)),
                Arguments.of(
                        "options.name",
                        with(LEVELS, "level", "等级", null, List.of(new FieldOption("a", "\n")), null, null, null)),
                Arguments.of("maxLength", with(text, "note", "备注", null, List.of(), 0, null, null)),
                Arguments.of("maxLength", with(text, "note", "备注", null, List.of(), 4_001, null, null)),
                Arguments.of("maxLength", with(LEVELS, "level", "等级", null, options(1), 10, null, null)),
                Arguments.of("minimum", with(text, "note", "备注", null, List.of(), null, BigDecimal.ONE, null)),
                Arguments.of("maximum", with(text, "note", "备注", null, List.of(), null, null, BigDecimal.ONE)),
                Arguments.of(
                        "maximum",
                        with(
                                definition("age", FieldType.NUMBER),
                                "age",
                                "年龄",
                                null,
                                List.of(),
                                null,
                                BigDecimal.TEN,
                                BigDecimal.ONE)));
    }

    @ParameterizedTest
    @MethodSource("badDefinitions")
    void refusesADefinitionThatCannotBe(String where, Runnable defining) {
        assertThatThrownBy(defining::run)
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.details()).containsEntry("field", where));
    }

    @ParameterizedTest
    @MethodSource("badTrust")
    void refusesTrustThatSaysNothing(FieldPolicy policy, List<String> trust) {
        assertThatThrownBy(() ->
                        new FieldDefinition("a", "甲", null, FieldType.TEXT, List.of(), null, null, null, policy, trust))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.details()).containsEntry("field", "trust"));
    }

    static Stream<Arguments> badTrust() {
        return Stream.of(
                Arguments.of(FieldPolicy.LATEST, List.of("user")),
                Arguments.of(FieldPolicy.MOST_TRUSTED, List.of()),
                Arguments.of(FieldPolicy.MOST_TRUSTED, List.of("user", "user")),
                Arguments.of(FieldPolicy.MOST_TRUSTED, List.of("erp")),
                Arguments.of(FieldPolicy.MOST_TRUSTED, List.of("program:")));
    }

    @Test
    void keepsItsTypeOnceItHasValues() {
        var used = field(LEVELS).taking(FieldType.CHOICE);

        assertThat(field(LEVELS)
                        .redefined(definition("level", FieldType.TEXT))
                        .definition()
                        .type())
                .isEqualTo(FieldType.TEXT);
        assertThat(used.redefined(definition("level", FieldType.CHOICE, "gold"))
                        .definition()
                        .options())
                .hasSize(1);
        assertThatThrownBy(() -> used.redefined(definition("level", FieldType.TEXT)))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-field-in-use"));
    }

    @Test
    void takesNoValueThatWasCheckedForAnotherType() {
        assertThatThrownBy(() -> field(LEVELS).taking(FieldType.TEXT))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-field-changed"));
    }

    @Test
    void believesTheSourcesInTheirOrderAndOthersLast() {
        var field = field(trusting("note", "program:erp", "user:lin.wei", "program"));

        assertThat(field.weight("program:erp")).isGreaterThan(field.weight("user:lin.wei"));
        assertThat(field.weight("user:lin.wei")).isGreaterThan(field.weight("program:shop"));
        assertThat(field.weight("program:shop")).isGreaterThan(field.weight("user:chen.bo"));
        assertThat(field(LEVELS).weight("user:chen.bo")).isEqualTo(field(LEVELS).weight("program:erp"));
    }

    @Test
    void putsWhatIsToldUnderALaterPolicyFirst() {
        var field = field(trusting("note", "program:erp"));
        var known = field.weight("program:erp");

        var renamed = field.redefined(trusting("note", "program:erp"));
        var otherwise = field.redefined(trusting("note", "program:crm"));

        assertThat(renamed.weight("program:erp")).isEqualTo(known);
        assertThat(otherwise.weight("user:lin.wei")).isGreaterThan(known);
    }

    private static Runnable with(
            FieldDefinition like,
            String id,
            String name,
            String description,
            List<FieldOption> options,
            Integer maxLength,
            BigDecimal minimum,
            BigDecimal maximum) {
        return () -> new FieldDefinition(
                id,
                name,
                description,
                like.type(),
                options,
                maxLength,
                minimum,
                maximum,
                FieldPolicy.LATEST,
                List.of());
    }

    private static List<FieldOption> options(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new FieldOption("o" + i, "选项" + i))
                .toList();
    }

    private static Value number(String digits) {
        return new Value.Numeric(new BigDecimal(digits));
    }
}

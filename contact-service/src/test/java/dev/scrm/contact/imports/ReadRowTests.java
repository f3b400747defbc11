package dev.scrm.contact.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.SaidAtOnce;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldFixtures;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.tag.TagFixtures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells say, as people write them. */
class ReadRowTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "DATE    | 1990-01-31            | 1990-01-31",
                "DATE    | 1990/1/31             | 1990-01-31",
                "DATE    | 1990.1.31             | 1990-01-31",
                "DATE    | 1990年1月31日          | 1990-01-31",
                "DATE    | 19900131              | 1990-01-31",
                "DATE    | 1990-01-31 00:00:00   | 1990-01-31",
                "DATE    | 1990-02-30            | none",
                "DATE    | 31.1.1990             | none",
                "TIME    | 2026-11-21 08:30      | 2026-11-21T00:30:00Z",
                "TIME    | 2026/11/21 08:30:05   | 2026-11-21T00:30:05Z",
                "TIME    | 2026-11-21T08:30:00Z  | 2026-11-21T08:30:00Z",
                "TIME    | 2026-11-21            | 2026-11-20T16:00:00Z",
                "TIME    | 2026-11-21 25:30      | none",
                "NUMBER  | 1,280.50              | 1280.5",
                "NUMBER  | 1.5E3                 | 1500",
                "NUMBER  | -7                    | -7",
                "NUMBER  | 1,28                  | none",
                "NUMBER  | 1e99                  | none",
                "NUMBER  | NaN                   | none",
                "BOOLEAN | 是                    | true",
                "BOOLEAN | No                    | false",
                "BOOLEAN | 也许                  | none",
                "TEXT    | 上海                  | 上海",
                "URL     | https://example.invalid/a | https://example.invalid/a",
                "URL     | javascript:alert(1)   | none",
                "CHOICE  | dry                   | dry",
                "CHOICE  | oily                  | oily",
                "CHOICE  | wet                   | none",
                "CHOICES | dry；oily             | '[dry, oily]'",
                "CHOICES | dry,wet               | none"
            })
    void readsValues(FieldType type, String cell, String expected) {
        var field = type == FieldType.CHOICE || type == FieldType.CHOICES
                ? FieldFixtures.field(FieldFixtures.definition("f", type, "dry", "oily"))
                : FieldFixtures.field(FieldFixtures.definition("f", type));

        var value = CellForm.value(field, cell);

        assertThat(value.map(one -> one.plain().toString()).orElse(null)).isEqualTo(expected);
    }

    @Test
    void takesEverythingThatARowSays() {
        var answer = reader().read(new Row(2, List.of("138-0000-0001", "意向", "是", "金卡", "1,280", "1990/1/31")));

        assertThat(answer).isInstanceOfSatisfying(ReadRow.Answer.Good.class, good -> {
            assertThat(good.wish().keys())
                    .extracting(named -> named.key().value())
                    .containsExactly("+8613800000001");
            var said = good.wish().said();
            assertThat(said.stage()).isEqualTo("interested");
            assertThat(said.consents()).containsEntry(sms(), SaidAtOnce.Consent.ofRow(true));
            assertThat(said.memberships()).singleElement().satisfies(level -> {
                assertThat(level.level()).isEqualTo("金卡");
                assertThat(level.points()).isEqualByComparingTo("1280");
            });
            assertThat(said.fields())
                    .singleElement()
                    .satisfies(told -> assertThat(told.field().id()).isEqualTo("birthday"));
        });
    }

    @Test
    void namesEverythingThatIsWrong() {
        var answer = reader().read(new Row(7, List.of("12", "没有", "也许", "金卡", "1.5", "昨天")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReadRow.Answer.Bad.class,
                        bad -> assertThat(bad.errors())
                                .extracting(RowError::row, RowError::column, RowError::code)
                                .containsExactly(
                                        tuple(7, "手机号", "identity-invalid"),
                                        tuple(7, "阶段", "stage-unknown"),
                                        tuple(7, "同意", "consent-invalid"),
                                        tuple(7, "生日", "value-invalid"),
                                        tuple(7, "等级", "membership-invalid")));
    }

    /** Whoever writes that there is no consent has not asked, which is no refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"无", "暂无", "未知"})
    void takesNothingForNoStatementAboutAConsent(String cell) {
        var answer = reader().read(new Row(7, List.of("13800000001", "", cell)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReadRow.Answer.Good.class,
                        good -> assertThat(good.wish().said().consents()).isEmpty());
    }

    @Test
    void wantsSomethingByWhichThePersonIsFound() {
        var answer = reader().read(new Row(2, List.of("", "意向")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReadRow.Answer.Bad.class,
                        bad -> assertThat(bad.errors())
                                .extracting(RowError::code)
                                .containsExactly("identity-missing"));
    }

    @Test
    void takesBackTheApostropheThatAFileOfErrorsHas() throws IOException {
        var line = new StringBuilder();
        CsvLine.write(List.of("+8613800000001", "=1+1", "-1", "@a", "\"q\"", "a,b"), line);
        assertThat(line).hasToString("\"'+8613800000001\",\"'=1+1\",\"'-1\",\"'@a\",\"\"\"q\"\"\",\"a,b\"\r\n");

        var answer = reader().read(new Row(2, List.of("'+8613800000001")));

        assertThat(answer).isInstanceOf(ReadRow.Answer.Good.class);
    }

    @Test
    void proposesWhatNamesOfColumnsSay() {
        var fields = List.of(
                FieldFixtures.field(FieldFixtures.definition("birthday", FieldType.DATE)),
                FieldFixtures.field(FieldFixtures.definition("email", FieldType.TEXT)));

        var proposed = ProposeMapping.of(List.of("* 手机 号码", "E-Mail", "Birthday", "备注", "手机", "客户阶段"), fields);

        assertThat(proposed)
                .containsExactly(
                        new Mapping.Column(0, new Target.OfIdentity(IdentityType.PHONE, "")),
                        new Mapping.Column(1, new Target.OfField("email")),
                        new Mapping.Column(2, new Target.OfField("birthday")),
                        new Mapping.Column(5, new Target.OfStage()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "男, MALE",
                "先生, MALE",
                "F, FEMALE",
                "Female, FEMALE",
                "女, FEMALE",
                "未知, UNKNOWN",
                "保密, UNKNOWN",
                "1, none",
                "男女, none"
            })
    void readsGenders(String cell, Gender expected) {
        assertThat(CellForm.gender(cell).orElse(null)).isEqualTo(expected);
    }

    @Test
    void takesNameGenderAndTagsOfARow() {
        var answer = people().read(new Row(2, List.of("13800000001", "王小明", "男", "粉丝；gold、fan")));

        assertThat(answer).isInstanceOfSatisfying(ReadRow.Answer.Good.class, good -> {
            assertThat(good.wish().said().profile()).isEqualTo(NameAndGender.of("王小明", Gender.MALE));
            assertThat(good.wish().said().tagIds()).containsExactly("autumn", "fan", "gold");
        });
    }

    @Test
    void saysNothingOfAGenderThatNobodyKnows() {
        var answer = people().read(new Row(2, List.of("13800000001", "", "未知", "")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReadRow.Answer.Good.class,
                        good -> assertThat(good.wish().said().profile()).isEqualTo(NameAndGender.NOTHING));
    }

    @Test
    void namesNamesGendersAndTagsThatAreNone() {
        var answer = people().read(new Row(7, List.of("13800000001", "王".repeat(65), "男女", "粉丝,没有,同名")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReadRow.Answer.Bad.class,
                        bad -> assertThat(bad.errors())
                                .extracting(RowError::column, RowError::code)
                                .containsExactly(
                                        tuple("姓名", "value-invalid"),
                                        tuple("性别", "value-invalid"),
                                        tuple("标签", "tag-unknown")));
    }

    @Test
    void proposesWhatExportsWriteAboveTheirColumns() {
        var proposed = ProposeMapping.of(
                List.of("姓名", "性别", "标签", "会员号（mall）", "openid（wxEXmini）", "会员等级（mall）", "会员积分(mall)", "微博"),
                List.of());

        assertThat(proposed)
                .extracting(Mapping.Column::target)
                .containsExactly(
                        new Target.OfName(),
                        new Target.OfGender(),
                        new Target.OfTags(),
                        new Target.OfIdentity(IdentityType.MEMBER_ID, "mall"),
                        new Target.OfIdentity(IdentityType.OPEN_ID, "wxEXmini"),
                        new Target.OfLevel("mall"),
                        new Target.OfPoints("mall"),
                        new Target.OfIdentity(IdentityType.WEIBO, ""));
    }

    /** Rows of phone, name, gender and tags. */
    private static ReadRow people() {
        var mapping = new Mapping(
                List.of(
                        new Mapping.Column(0, new Target.OfIdentity(IdentityType.PHONE, "")),
                        new Mapping.Column(1, new Target.OfName()),
                        new Mapping.Column(2, new Target.OfGender()),
                        new Mapping.Column(3, new Target.OfTags())),
                Mapping.Mode.CREATE_AND_UPDATE,
                List.of("autumn"));
        var tags = Stream.of("fan 粉丝", "gold 金卡", "a 同名", "b 同名")
                .map(tag -> tag.split(" "))
                .map(tag -> TagFixtures.own(TagFixtures.CORP, tag[0], tag[1], TagFixtures.MORNING))
                .toList();
        return new ReadRow(
                List.of("手机号", "姓名", "性别", "标签"), mapping, Map.of(), LifecycleStages.DEFAULT, OwnTags.of(tags));
    }

    private static ReadRow reader() {
        Map<String, Field> fields =
                Map.of("birthday", FieldFixtures.field(FieldFixtures.definition("birthday", FieldType.DATE)));
        var mapping = new Mapping(
                List.of(
                        new Mapping.Column(0, new Target.OfIdentity(IdentityType.PHONE, "")),
                        new Mapping.Column(1, new Target.OfStage()),
                        new Mapping.Column(2, new Target.OfConsent(sms())),
                        new Mapping.Column(3, new Target.OfLevel("mall")),
                        new Mapping.Column(4, new Target.OfPoints("mall")),
                        new Mapping.Column(5, new Target.OfField("birthday"))),
                Mapping.Mode.CREATE_AND_UPDATE);
        return new ReadRow(
                List.of("手机号", "阶段", "同意", "等级", "积分", "生日"), mapping, fields, LifecycleStages.DEFAULT, OwnTags.NONE);
    }

    private static ConsentStatement.About sms() {
        return new ConsentStatement.About(ConsentChannel.SMS, ConsentPurpose.MARKETING);
    }
}

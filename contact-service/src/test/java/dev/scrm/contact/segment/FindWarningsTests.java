package dev.scrm.contact.segment;

import static dev.scrm.contact.field.FieldFixtures.definition;
import static dev.scrm.contact.field.FieldFixtures.field;
import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scrm.contact.field.FieldDefinition;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.InMemoryFields;
import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupFixtures;
import dev.scrm.contact.group.InMemoryGroupChats;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.contact.stage.UsualStages;
import dev.scrm.contact.tag.InMemoryTagCatalogue;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FindWarningsTests {
    private static final String CORP = "ww-meadow";

    private static final EventEnvelope CAUSE = GoldenSample.envelope("scrm.wecom.group-chat-fetched.v1");

    private final InMemoryFields fields = new InMemoryFields();
    private final InMemoryGroupChats groups = new InMemoryGroupChats();
    private final InMemoryTagCatalogue tags = new InMemoryTagCatalogue();
    private final FindWarnings findWarnings = new FindWarnings(fields, new UsualStages(), tags, groups);

    @BeforeEach
    void aCorpWithFieldsAndATag() {
        have(definition("city", FieldType.TEXT));
        have(definition("birthday", FieldType.DATE));
        have(definition("score", FieldType.NUMBER));
        have(definition("member", FieldType.BOOLEAN));
        have(definition("skin", FieldType.CHOICE, "dry"));
        var fan = TagFixtures.own(CORP, "fan", "粉丝", NOON);
        tags.update(CORP, "fan", _ -> Decision.of(fan, List.of()));
        var heard = new LearnedGroupFact(CORP, "wrThere", GroupFixtures.read(NOON, "v1"), CAUSE, null);
        groups.apply(List.of(heard), (_, fact) -> GroupChat.decide(null, CORP, "wrThere", fact.fact()));
    }

    private void have(FieldDefinition definition) {
        fields.change(CORP, definition.id(), _ -> field(definition));
    }

    @Test
    void whatCanBeMetIsNoReasonToWarn() {
        assertThat(warnings("""
                        {"all":[
                          {"field":{"name":"fields.city","contains":"海"}},
                          {"any":[
                            {"field":{"name":"fields.birthday","ago":{"atLeast":"P7D"}}},
                            {"field":{"name":"fields.birthday","contains":"-05-"}},
                            {"field":{"name":"fields.score","atLeast":3}},
                            {"field":{"name":"fields.member","oneOf":["true"]}},
                            {"field":{"name":"fields.skin","oneOf":["dry"]}}]},
                          {"not":{"field":{"name":"stage","oneOf":["lost"]}}},
                          {"field":{"name":"memberships.mall.level","oneOf":["金卡"]}},
                          {"field":{"name":"consents.official-account.marketing","oneOf":["true"]}},
                          {"groups":{"anyOf":["wrThere"]}},
                          {"groups":{"atMost":0}},
                          {"tags":{"anyOf":["fan"]}}]}""")).isEmpty();
    }

    @Test
    void whatNobodyIsAskedForConsentToIsNamed() {
        assertThat(warnings("""
                        {"any":[
                          {"field":{"name":"consents.fax.marketing","oneOf":["true"]}},
                          {"field":{"name":"consents.sms.fun","oneOf":["true"]}},
                          {"field":{"name":"consents.sms.marketing","atLeast":1}}]}"""))
                .extracting(Warning::path, Warning::code)
                .containsExactly(
                        tuple("condition.any[0].field.name", "consent-unknown"),
                        tuple("condition.any[1].field.name", "consent-unknown"),
                        tuple("condition.any[2].field", "test-unfit"));
    }

    @Test
    void eachOfWhatThereIsNotIsNamedWithItsPlace() {
        assertThat(warnings("""
                        {"all":[
                          {"field":{"name":"fields.town","present":true}},
                          {"any":[
                            {"tags":{"allOf":["fan","gold"]}},
                            {"not":{"field":{"name":"stage","oneOf":["lost","found"]}}}]},
                          {"field":{"name":"fields.skin","oneOf":["dry","oily"]}},
                          {"groups":{"anyOf":["wrGone","wrThere"],"since":{"ago":{"lessThan":"P7D"}}}}]}"""))
                .containsExactly(
                        new Warning("condition.all[0].field.name", "field-unknown", "没有字段 town"),
                        new Warning("condition.all[1].any[0].tags", "tag-unknown", "没有标签 gold"),
                        new Warning("condition.all[1].any[1].not.field.oneOf", "stage-unknown", "没有阶段 found"),
                        new Warning("condition.all[2].field.oneOf", "option-unknown", "字段 skin 没有选项 oily"),
                        new Warning("condition.all[3].groups.anyOf", "group-chat-unknown", "没有客户群 wrGone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city     | \"atLeast\":3",
                "birthday | \"atMost\":3",
                "score    | \"from\":\"2026-01-01T00:00:00Z\"",
                "score    | \"ago\":{\"lessThan\":\"P7D\"}",
                "member   | \"oneOf\":[\"yes\"]",
                "skin     | \"before\":\"2026-01-01T00:00:00Z\""
            })
    void aTestThatNoValueOfTheFieldPassesIsTold(String field, String test) {
        assertThat(warnings("{\"field\":{\"name\":\"fields.%s\",%s}}".formatted(field, test)))
                .extracting(Warning::path, Warning::code)
                .containsExactly(tuple("condition.field", "test-unfit"));
    }

    private List<Warning> warnings(String condition) {
        return findWarnings.find(CORP, ConditionForm.read(JsonMapper.shared().readValue(condition, Map.class)));
    }
}

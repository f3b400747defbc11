package dev.scrm.contact.segment.rest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.segment.ConditionForm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AskedDataTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'name','contains':'王'}                          | name",
                "{'name':'name','contains':'王1'}                         | email phone name",
                "{'name':'name','contains':'１３９'}                       | phone name",
                "{'name':'name','contains':'Wang'}                        | email name",
                "{'name':'name','contains':'\u212A'}                      | email name",
                "{'name':'name','oneOf':['Wang','王1']}                    | name",
                "{'name':'name','oneOf':['王芳','找 139 1234 5678']}        | phone name",
                "{'name':'fields.note','oneOf':['write to li@b.cn']}      | email field:note",
                "{'name':'fields.note','contains':'@'}                    | email field:note",
                "{'name':'fields.note','contains':'急，加班'}              | field:note",
                "{'name':'fields.note','present':true}                    | field:note",
                "{'name':'fields.cost','atLeast':9999999999}              | field:cost",
                "{'name':'fields.cost','atMost':13912345678}              | phone field:cost",
                "{'name':'memberships.mall.level','contains':'13'}        | email phone membership",
                "{'name':'externalUserId','contains':'wm1'}               | wecom-id",
                "{'name':'liveCode','contains':'17'}                      | -",
                "{'name':'identityKinds','oneOf':['phone','member-id:shop']} | -",
                "{'name':'stage','oneOf':['13912345678']}                 | -"
            })
    void asksForNumbersAndAddressesWhereSomebodyMayHaveWrittenThem(String field, String classes) {
        assertThat(asked("{'field':%s}".formatted(field))).isEqualTo(ordered(classes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'atLeast':13912345678                                                | -",
                "'where':[{'property':'phone','contains':'1391'}]                     | email phone behavior",
                "'where':[{'property':'phone','contains':'-'}]                        | email behavior",
                "'where':[{'property':'phone','oneOf':['13912345678']}]               | phone behavior",
                "'where':[{'property':'phone','atLeast':13900000000}]                 | phone behavior",
                "'where':[{'property':'13912345678','present':true}]                  | phone behavior",
                "'where':[{'property':'category','oneOf':['护肤','SKU-2026']}]          | behavior",
                "'where':[{'property':'category','contains':'护肤'}]                   | behavior",
                "'where':[{'property':'at','from':'2026-01-01T00:00:00Z'}]            | behavior",
                "'sum':'amount','atLeast':100000                                      | behavior",
                "'sum':'phone','atMost':13900000000                                   | phone behavior",
                "'distinct':'li@b.cn'                                                 | email behavior"
            })
    void asksForThemWhereBehavioursHaveThem(String question, String classes) {
        assertThat(asked("{'any':[{'not':{'did':{'type':'form-submitted',%s}}}]}".formatted(question)))
                .isEqualTo(ordered(classes));
    }

    @Test
    void leavesTheTextsThatAreLookedForOutOfTheTrail() {
        var tried = "{'all':[{'did':{'type':'form-submitted','where':[{'property':'phone','contains':'1391'},"
                + "{'property':'13912345678','atLeast':13912345678}],'window':{'youngerThan':'P30D'},'atLeast':1}},"
                + "{'field':{'name':'fields.note','oneOf':['王芳','li@b.cn']}},"
                + "{'field':{'name':'stage','oneOf':['lost']}},{'tags':{'anyOf':['vip']}}]}";

        var kept = TriedCondition.of(ConditionForm.read(json(tried)));

        assertThat(json(kept)).isEqualTo(json("""
                {'all':[{'did':{'type':'form-submitted','where':[{'property':'phone','contains':'****'},
                {'property':'****','atLeast':1E+10}],'window':{'youngerThan':'PT720H'},'atLeast':1}},
                {'field':{'name':'fields.note','oneOf':['****']}},
                {'field':{'name':'stage','oneOf':['lost']}},{'tags':{'anyOf':['vip']}}]}"""));
    }

    private static String asked(String condition) {
        return AskedData.of(ConditionForm.read(json(condition))).stream()
                .map(DataClass::word)
                .sorted()
                .collect(joining(" "));
    }

    private static String ordered(String classes) {
        return classes.equals("-")
                ? ""
                : Arrays.stream(classes.split(" ")).sorted().collect(joining(" "));
    }

    private static Object json(String text) {
        return JsonMapper.shared().readValue(text.replace('\'', '"'), Object.class);
    }
}

package dev.scrm.gateway.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTests {
    @ParameterizedTest
    @CsvSource({
        "0,OK",
        "-1,RETRY",
        "41096,RETRY",
        "45033,RETRY",
        "45035,RETRY",
        "40001,REFRESH",
        "40014,REFRESH",
        "42001,REFRESH",
        "45009,BACK_OFF",
        "41210,BACK_OFF",
        "41094,DROP",
        "60020,ALARM",
        "48002,ALARM",
        "301002,ALARM",
        "84061,STATE",
        "60111,STATE",
        "41050,DROP",
        "41051,DROP",
        "81013,DROP",
        "999999,DROP"
    })
    void sortsEveryCodeIntoOneClass(int errorCode, Reaction reaction) {
        assertThat(Reaction.to(errorCode)).isEqualTo(reaction);
    }
}

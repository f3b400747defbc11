package dev.scrm.gateway.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallbackQueryTests {
    @Test
    void decodesPercentOnceAndKeepsThePlusOfBase64() {
        var query = CallbackQuery.parse("msg_signature=5c45&timestamp=1409659589&nonce=263014780"
                + "&echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8%3D%253D");

        assertThat(query)
                .isEqualTo(new CallbackQuery(
                        "5c45",
                        "1409659589",
                        "263014780",
                        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8=%3D"));
    }

    @Test
    void leavesWhatIsMissingEmpty() {
        assertThat(CallbackQuery.parse(null)).isEqualTo(new CallbackQuery("", "", "", ""));
        assertThat(CallbackQuery.parse("")).isEqualTo(new CallbackQuery("", "", "", ""));
        assertThat(CallbackQuery.parse("&&nonce&timestamp=&=x")).isEqualTo(new CallbackQuery("", "", "", ""));
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(CallbackQuery.parse("trace=1&nonce=7&x=y&timestamp=9").nonce())
                .isEqualTo("7");
    }

    @Test
    void keepsAMalformedEscapeAsItIs() {
        assertThat(CallbackQuery.parse("nonce=%zz%4&timestamp=%").nonce()).isEqualTo("%zz%4");
    }
}

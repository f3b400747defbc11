package dev.scrm.gateway.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsSdkSignatureTests {
    private static final String TICKET =
            "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
    private static final String NONCE = "Wm3WZYTPz0wzccnW";
    private static final long TIMESTAMP = 1414587457L;

    @Test
    void signsAsTheOfficialExampleDoes() {
        assertThat(sign("http://mp.weixin.qq.com?params=value")).isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    }

    @Test
    void signsAsTheOlderExampleDoes() {
        assertThat(sign("http://mp.weixin.qq.com")).isEqualTo("f4d90daf4b3bca3078ab155816175ba34c443a7b");
    }

    @Test
    void cutsTheFragmentOff() {
        assertThat(sign("http://mp.weixin.qq.com?params=value#/contacts/1"))
                .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    }

    private static String sign(String url) {
        return JsSdkSignature.sign(TICKET, NONCE, TIMESTAMP, url);
    }
}

package dev.scrm.platform.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsSdkSignatureTests {
    private static final String TICKET =
            "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";

    /** Document 96909, and the older example of WeChat. */
    @ParameterizedTest
    @CsvSource({
        "http://mp.weixin.qq.com?params=value,0f9de62fce790f9a083d5c99e95740ceb90c27ed",
        "http://mp.weixin.qq.com?params=value#page/2?x,0f9de62fce790f9a083d5c99e95740ceb90c27ed",
        "http://mp.weixin.qq.com,f4d90daf4b3bca3078ab155816175ba34c443a7b"
    })
    void signsAsPublishedWithoutTheFragment(String url, String signature) {
        assertThat(JsSdkSignature.sign(TICKET, "Wm3WZYTPz0wzccnW", 1414587457, url))
                .isEqualTo(signature);
    }
}

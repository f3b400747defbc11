package dev.scrm.ticket.redalert.ahocorasick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.ticket.redalert.RedAlertSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RedAlertWordsTests {
    @Test
    void findsAWordInsideASentence() {
        assertThat(new RedAlertWords(List.of("过敏", "投诉")).in("用了面膜脸过敏了")).containsExactly("过敏");
    }

    @Test
    void findsNothingInAnOrdinarySentence() {
        assertThat(new RedAlertWords(List.of("过敏", "投诉")).in("请问什么时候发货")).isEmpty();
    }

    @Test
    void reportsAWordOnceHoweverOftenItIsWritten() {
        assertThat(new RedAlertWords(List.of("投诉")).in("投诉投诉！投诉！！")).containsExactly("投诉");
    }

    @Test
    void reportsOverlappingWordsAllInTheOrderOfTheText() {
        var words = new RedAlertWords(List.of("过敏反应", "过敏", "皮肤过敏", "反应"));

        assertThat(words.in("皮肤过敏反应")).containsExactly("皮肤过敏", "过敏反应", "过敏", "反应");
    }

    @Test
    void seesThroughWidthAndCase() {
        var words = new RedAlertWords(List.of("12315", "pua", "ＡＢＣ１２３"));

        assertThat(words.in("我要打１２３１５")).containsExactly("12315");
        assertThat(words.in("这是ＰｕＡ")).containsExactly("pua");
        assertThat(words.in("abc123")).containsExactly("ＡＢＣ１２３");
    }

    @Test
    void seesThroughSpacesAndInvisibleCharacters() {
        var words = new RedAlertWords(List.of("投诉", "12315"));

        assertThat(words.in("投　诉")).containsExactly("投诉");
        assertThat(words.in("投\u200B诉 1 2\n315")).containsExactly("投诉", "12315");
    }

    @Test
    void seesThroughSurrogatePairsAndEmptyText() {
        assertThat(new RedAlertWords(List.of("过敏")).in("😀过敏😀")).containsExactly("过敏");
        assertThat(new RedAlertWords(List.of("过敏")).in("")).isEmpty();
    }

    @Test
    void reportsTheFirstOfTwoSpellingsOfOneWord() {
        assertThat(new RedAlertWords(List.of("SOS", "ｓｏｓ")).in("sos")).containsExactly("SOS");
    }

    @Test
    void refusesABlankWord() {
        assertThatThrownBy(() -> new RedAlertWords(List.of("过敏", " "))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesACorpItsOwnListInPlaceOfTheCommonOne() {
        var alerts = new AhocorasickRedAlerts(new RedAlertSettings(List.of("过敏"), Map.of("ww2", List.of("退款"))));

        assertThat(alerts.wordsIn("ww1", "过敏，退款")).containsExactly("过敏");
        assertThat(alerts.wordsIn("ww2", "过敏，退款")).containsExactly("退款");
    }

    @Test
    void knowsTheUsualWordsWithoutAnySetting() {
        var alerts = new AhocorasickRedAlerts(bound(Map.of()));

        assertThat(alerts.wordsIn("ww1", "食物中毒受伤，找律师起诉并向媒体曝光，已打12315投诉，过敏"))
                .containsExactlyInAnyOrder("中毒", "受伤", "律师", "起诉", "曝光", "12315", "投诉", "过敏");
    }

    @Test
    void readsACorpsWordsFromItsSettings() {
        var alerts = new AhocorasickRedAlerts(bound(Map.of("ticket.red-alert.corps.ww5c3a0demo0000001", "退款,假货")));

        assertThat(alerts.wordsIn("ww5c3a0demo0000001", "是假货")).containsExactly("假货");
    }

    private static RedAlertSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ticket.red-alert", RedAlertSettings.class);
    }
}

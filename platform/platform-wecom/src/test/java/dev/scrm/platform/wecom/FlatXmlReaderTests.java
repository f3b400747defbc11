package dev.scrm.platform.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatXmlReaderTests {

    @Test
    void readsAnEventOfWecom() {
        var event = read("""
                <xml><ToUserName><![CDATA[wwEXAMPLECORP01]]></ToUserName><CreateTime>1760000100</CreateTime>\
                <Event><![CDATA[change_external_contact]]></Event><UserID><![CDATA[林薇 & co]]></UserID><EventKey/></xml>""");

        assertThat(event.name()).isEqualTo("xml");
        assertThat(event.text("ToUserName")).hasValue("wwEXAMPLECORP01");
        assertThat(event.text("CreateTime")).hasValue("1760000100");
        assertThat(event.text("UserID")).hasValue("林薇 & co");
        assertThat(event.text("EventKey")).hasValue("");
        assertThat(event.text("WelcomeCode")).isEmpty();
        assertThat(event.text("User")).isEmpty();
    }

    @Test
    void readsThePublishedMessageWithItsLineBreaks() {
        var message = FlatXmlReader.read(WecomVectors.MESSAGE.messageBytes());

        assertThat(message.text("MsgId")).hasValue("4561255354251345929");
        assertThat(message.text("Content")).hasValue("hello");
        assertThat(message.children()).extracting(XmlElement::name).hasSize(7).startsWith("ToUserName");
    }

    @Test
    void readsNestedAndRepeatedElements() {
        var event = read("<xml><Info><Id>1</Id><Node><Id>a</Id></Node><Node><Id>b</Id></Node></Info><Id>2</Id></xml>");

        var info = event.child("Info").orElseThrow();
        assertThat(info.text("Id")).hasValue("1");
        assertThat(info.children("Node"))
                .extracting(node -> node.text("Id").orElseThrow())
                .containsExactly("a", "b");
        assertThat(event.text("Id")).hasValue("2");
        assertThat(event.text("Node")).isEmpty();
        assertThat(info.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><a>x&lt;y&amp;z&gt;&quot;&apos;</a></xml>",
                "<xml><a>x&#60;y&#x26;z&#62;&#34;&#x27;</a></xml>",
                "<xml><a><![CDATA[x<y&z>\"']]></a></xml>",
                "<xml><a>x&lt;<![CDATA[y&]]>z><![CDATA[\"]]>'</a></xml>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml ><a >x&lt;y&amp;z>\"'</a\n></xml>\n"
            })
    void readsTextHoweverItIsWritten(String xml) {
        assertThat(read(xml).text("a")).hasValue("x<y&z>\"'");
    }

    @Test
    void joinsACdataSectionThatWasSplitAtItsOwnEnd() {
        assertThat(read("<xml><a><![CDATA[one]]]]><![CDATA[>two]]></a></xml>").text("a"))
                .hasValue("one]]>two");
    }

    @Test
    void keepsCharactersBeyondTheBasicPlane() {
        assertThat(read("<xml><a>😀&#x1F600;</a></xml>").text("a")).hasValue("😀😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml><a>&x;</a></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1/x.dtd\"><xml/>",
                "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><xml>&b;</xml>",
                "<xml><!DOCTYPE a></xml>",
                "<xml><!ENTITY a \"b\"></xml>",
                "<xml><a>&x;</a></xml>",
                "<xml><a>&nbsp;</a></xml>",
                "<xml><?php echo ?></xml>",
                "<xml><!-- comment --></xml>",
                "<xml><xi:include href=\"file:///etc/passwd\"/></xml>",
                "<xml a=\"b\"/>"
            })
    void refusesEverythingThatIsMoreThanElementsAndText(String xml) {
        assertRefused(xml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "<",
                "<xml",
                "<xml>",
                "<xml><a></xml>",
                "<xml></a></xml>",
                "<xml></xml><xml/>",
                "<xml/>x",
                "<xml><![CDATA[</xml>",
                "<xml><![CDATA[]]</xml>",
                "<xml>&</xml>",
                "<xml>&amp</xml>",
                "<xml>&;</xml>",
                "<xml>&#;</xml>",
                "<xml>&#x;</xml>",
                "<xml>&#0;</xml>",
                "<xml>&#xD800;</xml>",
                "<xml>&#x110000;</xml>",
                "<xml>&#99999999999999999999;</xml>",
                "<xml>&#-1;</xml>",
                "< xml/>",
                "<xml / >",
                "<?xml version=\"1.0\""
            })
    void refusesWhatIsNotWellFormed(String xml) {
        assertRefused(xml);
    }

    @Test
    void refusesTooManyLevels() {
        assertThat(read("<a>".repeat(16) + "</a>".repeat(16)).name()).isEqualTo("a");
        assertRefused("<a>".repeat(17) + "</a>".repeat(17));
        assertRefused("<a>".repeat(100_000));
    }

    @Test
    void refusesTooManyElements() {
        assertThat(read("<xml>" + "<a/>".repeat(1_999) + "</xml>").children()).hasSize(1_999);
        assertRefused("<xml>" + "<a/>".repeat(2_000) + "</xml>");
    }

    @Test
    void answersAnyBytesWithAnElementOrARefusal() {
        var random = new SplittableRandom(42);
        var pieces = new String[] {
            "<",
            ">",
            "</",
            "/>",
            "a",
            "b",
            "<a>",
            "</a>",
            "<![CDATA[",
            "]]>",
            "]",
            "&",
            ";",
            "&amp;",
            "&#",
            "x",
            "1",
            "é",
            "\0"
        };
        for (int run = 0; run < 50_000; run++) {
            var xml = new StringBuilder("<a>");
            for (int i = random.nextInt(10); i > 0; i--) {
                xml.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                textOfAll(read(xml + "</a>"));
            } catch (XmlRefused refused) {
                assertThat(refused).hasMessageStartingWith("Expected");
            }
        }
    }

    private static void textOfAll(XmlElement element) {
        assertThat(element.text()).isNotNull();
        element.children().forEach(FlatXmlReaderTests::textOfAll);
    }

    private static XmlElement read(String xml) {
        return FlatXmlReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String xml) {
        assertThatExceptionOfType(XmlRefused.class).isThrownBy(() -> read(xml));
    }
}

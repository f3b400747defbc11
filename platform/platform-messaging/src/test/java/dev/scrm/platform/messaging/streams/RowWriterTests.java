package dev.scrm.platform.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriterTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void isReadInTheOrderInWhichItWasWritten() {
        var id = Ids.derived("contact", "1");
        var bytes = new RowWriter()
                .tag(7)
                .flag(true)
                .number(-300)
                .time(NOON)
                .optionalTime(null)
                .optionalTime(Instant.parse("1969-12-31T23:59:59Z"))
                .text("王芳😀")
                .text(id)
                .optionalText(null)
                .optionalText("")
                .binary(new byte[] {1, 0, -1})
                .bytes();

        var row = new RowReader(bytes);

        assertThat(row.tag()).isEqualTo(7);
        assertThat(row.flag()).isTrue();
        assertThat(row.number()).isEqualTo(-300);
        assertThat(row.time()).isEqualTo(NOON);
        assertThat(row.optionalTime()).isNull();
        assertThat(row.optionalTime()).isEqualTo("1969-12-31T23:59:59Z");
        assertThat(row.text()).isEqualTo("王芳😀");
        assertThat(row.text()).isEqualTo(id);
        assertThat(row.optionalText()).isNull();
        assertThat(row.optionalText()).isEmpty();
        assertThat(row.binary()).containsExactly(1, 0, -1);
    }

    @Test
    void readsAListWithWhatFollowsIt() {
        var writer = new RowWriter();
        writer.list(List.of("a", "b"), writer::text)
                .list(List.<String>of(), writer::text)
                .number(9);

        var row = new RowReader(writer.bytes());

        assertThat(row.list(row::text)).containsExactly("a", "b");
        assertThat(row.list(row::text)).isEmpty();
        assertThat(row.count()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "63, 1", "-64, 1", "64, 2", "8191, 2", "8192, 3", "-9223372036854775808, 10"})
    void spendsOnANumberWhatItsSizeAsksFor(long number, int bytes) {
        var written = new RowWriter().number(number).bytes();

        assertThat(written).hasSize(bytes);
        assertThat(new RowReader(written).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde", "not-an-id"})
    void givesBackExactlyWhatOnlyLooksLikeAnId(String text) {
        assertThat(new RowReader(new RowWriter().text(text).bytes()).text()).isEqualTo(text);
    }

    /** What stores hold stays readable: a change here is a change of every row that was ever written. */
    @Test
    void keepsItsForm() {
        var id = "000102030405060708090a0b0c0d0e0f";

        var bytes = new RowWriter()
                .tag(2)
                .number(300)
                .text("é")
                .text(id)
                .optionalText(null)
                .flag(false)
                .bytes();

        assertThat(bytes)
                .inHexadecimal()
                .containsExactly(
                        0x02, 0xD8, 0x04, 0x04, 0xC3, 0xA9, 0x03, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08,
                        0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x01, 0x00);
    }

    @Test
    void refusesANumberThatDoesNotEnd() {
        var endless = new byte[11];
        Arrays.fill(endless, (byte) 0xFF);

        assertThatThrownBy(() -> new RowReader(endless).number())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 10 bytes");
    }
}

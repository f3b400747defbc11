package dev.scrm.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SlugTests {
    private enum Weather {
        HEAVY_RAIN,
        WIND
    }

    @Test
    void isTheNameInLowerCaseWithHyphensInAnyLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Slug.of(Weather.HEAVY_RAIN)).isEqualTo("heavy-rain");
            assertThat(Slug.of(Weather.WIND)).isEqualTo("wind");
        } finally {
            Locale.setDefault(before);
        }
    }
}

package dev.scrm.contact.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowTextTests {
    @Property
    void givesBackWhateverStandsInCells(@ForAll List<String> cells) {
        assertThat(RowText.cells(RowText.of(cells))).isEqualTo(cells);
    }

    @Test
    void keepsCellsApart() {
        assertThat(RowText.of(List.of("13800000001", "", "1:2"))).isEqualTo("11:138000000010:3:1:2");
    }
}

package dev.scrm.contact.imports;

import static dev.scrm.contact.imports.ImportWorld.CORP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A corp's imports are kept for months: what they take has a bound. */
class UploadImportTests {
    private static final Path FILE = Path.of("people.csv");

    private final ImportWorld world = new ImportWorld();
    private final Random random = new Random(42);
    private int read;

    @Test
    void refusesWhatIsOneImportTooManyBeforeItIsRead() {
        var first = upload(1, new KeptSum(2, 100));
        upload(1, new KeptSum(2, 100));

        refused(1, new KeptSum(2, 100), "imports", 2);

        assertThat(read).isEqualTo(2);
        world.keep().remove(CORP, first.id());
        upload(1, new KeptSum(2, 100));
    }

    @Test
    void refusesAFileOnceItsRowsAreTooManyWithTheOthers() {
        upload(700, new KeptSum(9, 1_000));
        world.rows.forget(CORP, "");

        refused(301, new KeptSum(9, 1_000), "rows", 1_000);

        assertThat(world.rows.block(CORP, "", 0)).isEmpty();
        assertThat(world.imports.kept(CORP)).isEqualTo(new KeptSum(1, 700));
        upload(300, new KeptSum(9, 1_000));
        refused(1, new KeptSum(9, 1_000), "rows", 1_000);
        assertThat(read).isEqualTo(3);
    }

    @Test
    void refusesOfTwoAtTheSameTimeTheLast() {
        var most = new KeptSum(1, 100);
        Sheets slow = (_, taker) -> {
            upload(1, most);
            fill(taker, 1);
        };

        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> upload(slow, most));

        assertThat(world.imports.kept(CORP)).isEqualTo(new KeptSum(1, 1));
    }

    private ContactImport upload(int rows, KeptSum most) {
        return upload((_, taker) -> fill(taker, rows), most);
    }

    private ContactImport upload(Sheets sheets, KeptSum most) {
        return new UploadImport(sheets, world.rows, world.imports, world.clock, random, most)
                .upload(CORP, "people.csv", FILE, "user:mei");
    }

    private void fill(Sheets.Taker taker, int rows) {
        read++;
        taker.header(new Sheets.Form("csv", "UTF-8", ","), List.of("手机号"));
        for (int row = 0; row < rows; row++) {
            taker.row(row + 2, List.of("13800000001"));
        }
    }

    private void refused(int rows, KeptSum most, String limit, long maximum) {
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> upload(rows, most))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("contact-imports-full");
                    assertThat(refused.details().get("limit")).isEqualTo(limit);
                    assertThat(refused.details().get("maximum")).isEqualTo(maximum);
                });
    }
}

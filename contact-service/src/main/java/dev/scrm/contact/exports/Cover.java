package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What stands on a file about itself: who asked for it, when, what for.
 *
 * @param lines each with its name
 */
public record Cover(String exportId, List<Heading> columns, List<Line> lines, String by, Instant at, long rows) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Something that is said of the file. */
    public record Line(String name, String text) {
        public Line {
            requireNonNull(name, "name");
            requireNonNull(text, "text");
        }
    }

    public Cover {
        requireNonNull(exportId, "exportId");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    static Cover of(ContactExport job, ZoneId zone) {
        var because = job.because();
        var purpose = job.purpose().shown() + (because == null ? "" : "：" + because.replaceAll("\\s+", " "));
        return new Cover(
                job.id(),
                job.columns(),
                List.of(
                        new Line("导出编号", job.id()),
                        new Line("企业", job.corpId()),
                        new Line("导出人", job.asker().name()),
                        new Line("申请时间", TIME.format(job.askedAt().atZone(zone))),
                        new Line("用途", purpose),
                        new Line("行数", Long.toString(job.progress().rows()))),
                job.asker().name(),
                job.askedAt(),
                job.progress().rows());
    }

    /** All of it in one line. */
    public String line() {
        return String.join(
                "；", lines.stream().map(line -> line.name() + " " + line.text()).toList());
    }
}

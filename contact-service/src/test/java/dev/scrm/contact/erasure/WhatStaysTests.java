package dev.scrm.contact.erasure;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide promises of the gateway is what the certificate says. */
class WhatStaysTests {
    private static final String GATEWAY = "gateway: ";
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void namesWhatTheGuideNames() throws IOException {
        var guide = Files.readString(Path.of("..", "docs", "erasure.md"));
        var table = guide.substring(
                guide.indexOf("| kept | of whom | until |"), guide.indexOf("**Nothing brings the person"));

        assertThat(certified())
                .isEqualTo(table.lines()
                        .filter(row -> row.startsWith("| `"))
                        .map(row -> row.substring(0, row.indexOf(':')))
                        .flatMap(row -> NAME.matcher(row).results().map(found -> found.group(1)))
                        .collect(toSet()));
    }

    private static Set<String> certified() {
        return WhatStays.ALL.stream()
                .map(WhatStays::where)
                .filter(where -> where.startsWith(GATEWAY))
                .flatMap(where -> Stream.of(where.substring(GATEWAY.length()).split(", ")))
                .collect(toSet());
    }
}

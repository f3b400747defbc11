package dev.scrm.journey.engine.mustache;

import com.github.mustachejava.Mustache;
import dev.scrm.journey.engine.TextTemplates;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by mustache.java, tamed: no reflection, no lambdas, no partials, no HTML. */
public final class MustacheTexts implements TextTemplates {
    private static final int KEPT_AT_MOST = 1_000;

    private final TextMustacheFactory factory = new TextMustacheFactory();
    private final Map<String, Mustache> compiled = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mustache> eldest) {
            return size() > KEPT_AT_MOST;
        }
    });

    @Override
    public String render(String template, Map<String, String> values) {
        var text = new StringWriter();
        compiled.computeIfAbsent(template, this::compile).execute(text, values);
        return text.toString();
    }

    private Mustache compile(String template) {
        return factory.compile(new StringReader(template), "text");
    }
}

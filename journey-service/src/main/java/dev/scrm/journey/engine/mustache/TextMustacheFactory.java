package dev.scrm.journey.engine.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Compiles templates that tenants wrote: what could reach beyond the given values is refused. */
final class TextMustacheFactory extends DefaultMustacheFactory {
    TextMustacheFactory() {
        setObjectHandler(new ValuesOnly());
    }

    /** These are chat messages: what is {@code &} in a name stays {@code &}. */
    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mustache compilePartial(String name) {
        throw new MustacheException("Expected a template without partials but it includes '" + name + "'");
    }

    @Override
    public Reader getReader(String resourceName) {
        throw new MustacheException("Expected a template without files but it reads '" + resourceName + "'");
    }
}

package dev.scrm.journey.engine;

import java.util.Map;

/** Makes a text from a template that a tenant wrote. A template can do nothing but show the given values. */
public interface TextTemplates {
    String render(String template, Map<String, String> values);
}

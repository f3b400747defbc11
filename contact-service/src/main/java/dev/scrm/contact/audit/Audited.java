package dev.scrm.contact.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On whatever answers with data of contacts, or changes it, over HTTP: a read is in the trail before its answer leaves, a change, a
 * file or a reveal before it is made and again when it was.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
    /** What was done, in words that stay, such as {@code contact-shown}. */
    String value();

    AuditKind kind() default AuditKind.READ;

    /** The parameter of the path that names the contact it is about; none is there when it is about several. */
    String contact() default "id";

    /** Parameters of path and query that say what was looked for; only those whose values are nobody's own data. */
    String[] filters() default {};
}

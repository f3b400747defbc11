package dev.scrm.platform.web.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of HTTP requests.
 *
 * @param maxBody the largest request body that is read
 * @param maxUpload the largest form with files that is read, where a service takes any
 * @param uploadsAtOnce so many forms with files are read at a time
 */
@ConfigurationProperties("scrm.web")
record WebSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("1MB") DataSize maxUpload,
        @DefaultValue("2") int uploadsAtOnce) {
    WebSettings {
        if (maxBody.toBytes() < 1) {
            throw new IllegalArgumentException("Expected scrm.web.max-body to be positive but got " + maxBody);
        }
        if (maxUpload.toBytes() < 1) {
            throw new IllegalArgumentException("Expected scrm.web.max-upload to be positive but got " + maxUpload);
        }
        if (uploadsAtOnce < 1) {
            throw new IllegalArgumentException(
                    "Expected scrm.web.uploads-at-once to be positive but got " + uploadsAtOnce);
        }
    }
}

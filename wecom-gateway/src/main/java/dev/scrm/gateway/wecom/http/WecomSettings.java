package dev.scrm.gateway.wecom.http;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the server API is reached.
 *
 * @param baseUrl without a path; another one than WeCom's own for tests and the quickstart
 * @param connectTimeout how long making a connection may take
 * @param callTimeout how long a call may take in all
 * @param uploadTimeout how long a call may take that carries a file
 * @param maxAnswer the largest answer that is read
 */
@ConfigurationProperties("gateway.wecom")
record WecomSettings(
        @DefaultValue("https://qyapi.weixin.qq.com") URI baseUrl,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration callTimeout,
        @DefaultValue("30s") Duration uploadTimeout,
        @DefaultValue("4MB") DataSize maxAnswer) {

    WecomSettings {
        if (baseUrl.getHost() == null || !("https".equals(baseUrl.getScheme()) || "http".equals(baseUrl.getScheme()))) {
            throw new IllegalArgumentException(
                    "Expected gateway.wecom.base-url such as https://qyapi.weixin.qq.com, but got " + baseUrl);
        }
        if (connectTimeout.compareTo(callTimeout) > 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.wecom.connect-timeout not to exceed call-timeout, but %s > %s"
                            .formatted(connectTimeout, callTimeout));
        }
    }
}

package dev.scrm.gateway.media;

import dev.scrm.gateway.leases.Leases;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the files. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    KeepMedia keepMedia(MediaFiles files, MediaSettings settings, Clock clock) {
        return new KeepMedia(files, settings.kept(), settings.quota().toBytes(), clock);
    }

    @Bean(defaultCandidate = false, destroyMethod = "shutdownNow")
    ExecutorService mediaUploadThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    UploadMedia uploadMedia(
            MediaFiles files,
            Uploads uploads,
            WecomApi wecom,
            Leases leases,
            @Qualifier("mediaUploadThreads") ExecutorService threads,
            Clock clock) {
        return new UploadMedia(files, uploads, wecom, leases, threads, PATIENCE, clock);
    }

    @Bean
    ForgetMedia forgetMedia(MediaFiles files, Uploads uploads, Clock clock) {
        return new ForgetMedia(files, uploads, clock);
    }
}

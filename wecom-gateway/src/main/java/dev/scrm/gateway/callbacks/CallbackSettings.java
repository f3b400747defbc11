package dev.scrm.gateway.callbacks;

import dev.scrm.platform.wecom.WecomCallback;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How callbacks are taken.
 *
 * @param maxBody larger bodies are refused before they are read to their end; 128 KB at most
 * @param kafkaBudget how long an event waits for Kafka before it goes to the spool
 * @param answerBudget until when a callback is answered whatever happens; WeCom gives up after 5 s
 * @param spoolInterval how often a replica looks at the spool, and so how long replicas may disagree on it
 * @param bufferMemory what the producer may hold that Kafka has not acknowledged
 */
@ConfigurationProperties("gateway.callbacks")
public record CallbackSettings(
        @DefaultValue("128KB") DataSize maxBody,
        @DefaultValue("2s") Duration kafkaBudget,
        @DefaultValue("4s") Duration answerBudget,
        @DefaultValue("500ms") Duration spoolInterval,
        @DefaultValue("24MB") DataSize bufferMemory) {
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(4500);
    private static final Duration FOR_THE_SPOOL = Duration.ofSeconds(1);

    public CallbackSettings {
        if (maxBody.toBytes() > WecomCallback.MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "Expected gateway.callbacks.max-body of at most %s bytes, but it is %s: the scan before the signature takes no more"
                            .formatted(WecomCallback.MAX_BODY_BYTES, maxBody));
        }
        if (answerBudget.compareTo(LONGEST_ANSWER) > 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.callbacks.answer-budget of at most %s, but it is %s: WeCom waits 5 s"
                            .formatted(LONGEST_ANSWER, answerBudget));
        }
        if (answerBudget.minus(kafkaBudget).compareTo(FOR_THE_SPOOL) < 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.callbacks.kafka-budget to leave the spool %s of answer-budget, but %s of %s does not"
                            .formatted(FOR_THE_SPOOL, kafkaBudget, answerBudget));
        }
    }
}

package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.Filling.Impossible;
import dev.scrm.gateway.commands.Filling.Known;
import dev.scrm.gateway.commands.Filling.NotYet;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Robot;
import dev.scrm.gateway.media.MediaFile;
import dev.scrm.gateway.media.MediaFiles;
import dev.scrm.gateway.media.Place;
import dev.scrm.gateway.media.Upload;
import dev.scrm.gateway.media.UploadMedia;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.RetryPause;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/** What a command names a file for: WeCom's id of it, or the picture itself. */
final class MediaUse {
    /** What a robot shows goes along with its message. */
    private static final int PICTURE_BYTES = 2 * 1024 * 1024;

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final MediaFiles files;
    private final UploadMedia uploadMedia;
    private final Clock clock;

    MediaUse(MediaFiles files, UploadMedia uploadMedia, Clock clock) {
        this.files = files;
        this.uploadMedia = uploadMedia;
        this.clock = clock;
    }

    /** WeCom's id of the file. */
    Filling<String> id(Blank.File blank, WaitingCommand waiting, App app) {
        return with(blank, waiting, file -> {
            var lane = waiting.command().head().lane();
            return switch (uploadMedia.upload(app, file, place(blank, waiting), lane)) {
                case UploadMedia.Uploaded(var upload) -> known(upload, waiting);
                case UploadMedia.Uploading _ -> new NotYet<>(PostponeReason.MEDIA_UPLOADING, A_MOMENT);
                case UploadMedia.NotTaken(var reply) -> notTaken(reply);
            };
        });
    }

    /** WeCom would take a repetition that names another upload of the file for another message. */
    private static Filling<String> known(Upload upload, WaitingCommand waiting) {
        var doubtfulSince = waiting.tried().doubtfulSince();
        boolean isAnother = doubtfulSince != null
                && upload.isNewerThan(doubtfulSince)
                && waiting.command() instanceof Command.Post post
                && post.kind().repetition() == Repetition.KNOWN_FOR_HOURS;
        return isAnother ? new Impossible<>(null, Reason.EFFECT_UNKNOWN) : new Known<>(upload.wecomId());
    }

    private Filling<String> notTaken(Reply reply) {
        return switch (reply) {
            case Reply.Held(var until) ->
                new NotYet<>(PostponeReason.FREQUENCY_LIMITED, Duration.between(clock.instant(), until));
            case Reply.NoAnswer _ -> new NotYet<>(PostponeReason.NO_ANSWER, Duration.ZERO);
            case Reply.Answer(int errorCode, var _)
            when Judgement.isMendedByTime(errorCode) -> new NotYet<>(PostponeReason.WECOM_BUSY, Duration.ZERO);
            case Reply.Answer(int errorCode, var _)
            when Reaction.to(errorCode) == Reaction.BACK_OFF ->
                new NotYet<>(PostponeReason.FREQUENCY_LIMITED, RetryPause.OF_LIMIT);
            case Reply.Answer(int errorCode, var _) ->
                new Impossible<>(errorCode, Judgement.reason(errorCode, Reason.MEDIA_REFUSED));
        };
    }

    /** The picture in base64, or its MD5, as a robot shows it. */
    Filling<String> picture(Blank.Picture blank, WaitingCommand waiting) {
        return with(blank.file(), waiting, file -> {
            if (file.size() > PICTURE_BYTES) {
                return new Impossible<>(null, Reason.MEDIA_TOO_LARGE);
            }
            var bytes = files.content(file);
            return new Known<>(
                    switch (blank.form()) {
                        case BASE64 -> Base64.getEncoder().encodeToString(bytes);
                        case MD5 -> md5(bytes);
                    });
        });
    }

    /** After WeCom said that it does not know the file: true when it is worth another try. */
    boolean forget(Blank.File blank, WaitingCommand waiting) {
        return files.find(waiting.command().head().corpId(), blank.mediaId())
                .map(file -> uploadMedia.forget(file, place(blank, waiting)))
                .orElse(false);
    }

    private Filling<String> with(Blank.File blank, WaitingCommand waiting, Function<MediaFile, Filling<String>> use) {
        var file = files.find(waiting.command().head().corpId(), blank.mediaId());
        if (file.isEmpty()) {
            return new Impossible<>(null, Reason.MEDIA_UNKNOWN);
        }
        return file.get().kind() == blank.kind()
                ? use.apply(file.get())
                : new Impossible<>(null, Reason.MEDIA_KIND_WRONG);
    }

    /** What a robot says can name only what was uploaded for that robot. */
    private static Place place(Blank.File blank, WaitingCommand waiting) {
        Robot robot =
                waiting.command() instanceof Command.Post post ? post.request().robot() : null;
        if (robot != null) {
            return Place.of(robot);
        }
        return blank.forMoments() ? Place.MOMENTS : Place.MESSAGES;
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have MD5", e);
        }
    }
}

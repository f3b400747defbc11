package dev.scrm.gateway.media.rest;

import dev.scrm.gateway.media.KeepMedia;
import dev.scrm.gateway.media.MediaFile;
import dev.scrm.gateway.media.MediaFiles;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.media.MediaRefused;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that commands name; their bytes go in and to WeCom, and not out again here. */
@RestController
@RequestMapping("/api/v1/media")
class MediaController {
    /** A file without its bytes. */
    record MediaView(String mediaId, String kind, String fileName, long size, Instant expiresAt) {
        static MediaView of(MediaFile file) {
            return new MediaView(file.mediaId(), file.kind().word(), file.fileName(), file.size(), file.expiresAt());
        }
    }

    private final KeepMedia keepMedia;
    private final MediaFiles files;

    MediaController(KeepMedia keepMedia, MediaFiles files) {
        this.keepMedia = keepMedia;
        this.files = files;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    MediaView keep(Caller caller, @RequestParam String kind, @RequestParam MultipartFile file) throws IOException {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
        var wanted = MediaKind.of(kind).orElseThrow(MediaRefused::kindUnknown);
        var name = file.getOriginalFilename();
        return MediaView.of(
                keepMedia.keep(caller.corp(), wanted, name == null ? "" : name, file.getSize(), file::getInputStream));
    }

    @GetMapping("/{mediaId}")
    MediaView get(Caller caller, @PathVariable String mediaId) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATOR);
        return files.find(caller.corp(), mediaId).map(MediaView::of).orElseThrow(MediaRefused::unknown);
    }
}

package dev.scrm.platform.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files on the path that the test service names, and on one that it does not. */
@RestController
class FileController {
    static final String NAMED = "/api/v1/files";

    @PostMapping(path = NAMED, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    long named(@RequestParam MultipartFile file) {
        return file.getSize();
    }

    @PostMapping(path = "/api/v1/forgotten-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    long forgotten(@RequestParam MultipartFile file) {
        return file.getSize();
    }
}

package de.vorhabenpfad.portal;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Bodies in parts that break off or are none: no failure of ours. Where files are taken in, {@link AttachmentDesk} says more. */
@ControllerAdvice
final class BrokenBodies {

    @ExceptionHandler
    @Nullable ResponseEntity<RequestRefused.Body> refuse(MultipartException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = e instanceof MaxUploadSizeExceededException ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST;
        if (request.getServletPath().startsWith("/api/")) {
            return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
                    .body(new RequestRefused.Body("UnreadableRequest", "Was gesendet wurde, ist unvollständig oder zu groß.", List.of()));
        }
        response.sendError(status.value());
        return null;
    }
}

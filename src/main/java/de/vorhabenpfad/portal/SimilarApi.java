package de.vorhabenpfad.portal;

import java.util.List;

import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.similarity.PriorWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prior work that resembles a text, for programs, with the rights of the person that is signed in, or of everybody. */
@RestController
@Tag(name = "similar", description = "Vorhandenes, das einem Text ähnelt")
final class SimilarApi {

    private final PriorWork priorWork;

    SimilarApi(PriorWork priorWork) {
        this.priorWork = priorWork;
    }

    /** @param entry slug of the toolbox entry, or null for an initiative */
    @Schema(name = "Similar")
    record Similar(String number, @Nullable String entry, String title, Stage stage, @Nullable String authority, double score) {

        static Similar of(PriorWork.Found found) {
            return new Similar(found.number(), found.entry(), found.title(), found.stage(), found.authority(), Math.round(found.score() * 10_000) / 10_000.0);
        }
    }

    @GetMapping(path = "/api/similar", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "findSimilar", summary = "Vorhandenes, das einem Text ähnelt, das Ähnlichste zuerst",
            description = "Ohne Anmeldung nur öffentliche Einträge des Werkzeugkastens; angemeldet alle Einträge und von laufenden Vorhaben Titel, "
                    + "Phase und Behörde. Ein Vorhaben, aus dem ein Eintrag hervorging, erscheint als dieser Eintrag. Zurückgezogene Einträge "
                    + "erscheinen nicht. Die Werte von „score“ lassen sich nur innerhalb einer Antwort vergleichen.")
    @ApiResponse(responseCode = "200", description = "Das Ähnlichste; leer, wenn nichts ähnelt")
    @ApiResponse(responseCode = "400", description = "Ein Parameter ist falsch",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    @ApiResponse(responseCode = "503", description = "Der Index wird nach einem Start noch aufgebaut",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    List<Similar> find(
            @Parameter(description = "Der Text, am besten der Titel in der ersten Zeile und darunter die Beschreibung",
                    schema = @Schema(type = "string", maxLength = SimilarQuery.LONGEST))
            @RequestParam(required = false) @Nullable String text,
            @Parameter(description = "Wie viele höchstens", schema = @Schema(type = "integer", minimum = "1", maximum = "20", defaultValue = "5"))
            @RequestParam(required = false) @Nullable String n,
            @Parameter(hidden = true) @RequestAttribute(required = false) @Nullable Person person) {
        SimilarQuery query = SimilarQuery.of(text, n);
        return priorWork.find(query.text(), query.most(), person == null ? PriorWork.Audience.EVERYBODY : PriorWork.Audience.NETWORK)
                .orElseThrow(() -> RequestRefused.notReady("Die Suche nach Ähnlichem wird gerade aufgebaut. Bitte versuchen Sie es in einer Minute noch einmal."))
                .stream().map(Similar::of).toList();
    }

    @ExceptionHandler
    ResponseEntity<RequestRefused.Body> refused(RequestRefused refused) {
        return ResponseEntity.status(refused.status()).contentType(MediaType.APPLICATION_JSON).body(refused.body());
    }
}

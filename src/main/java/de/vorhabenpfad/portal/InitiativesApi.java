package de.vorhabenpfad.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseSearch;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.casefile.StageChange;
import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Initiatives and their case files for programs, with the rights and the view of the person that is signed in. */
@RestController
@RequestMapping(path = "/api/initiatives", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "initiatives", description = "Vorhaben und ihre Akten, soweit die angemeldete Person sie sehen darf")
final class InitiativesApi {

    private final CaseViews cases;
    private final CaseSearch search;
    private final Network network;

    InitiativesApi(CaseViews cases, CaseSearch search, Network network) {
        this.cases = cases;
        this.search = search;
        this.network = network;
    }

    /** A page of the list, newest first. */
    record InitiativeList(int page, int size, long total, List<Item> items) {
    }

    /** A line of the list. Workshop and authority are ids. */
    @Schema(name = "InitiativeItem")
    record Item(String number, String title, Stage stage, @Nullable Outcome outcome, @Nullable String workshop,
            @Nullable String authority, Instant submittedAt, @Nullable Instant closedAt) {

        static Item of(CaseSearch.Hit hit) {
            return new Item(hit.number(), hit.title(), hit.stage(), hit.outcome(), hit.workshop(), hit.authority(), hit.submittedAt(),
                    hit.closedAt());
        }
    }

    /** The case file of one initiative. */
    @Schema(name = "Initiative")
    record InitiativeCase(String number, String title, Stage stage, @Nullable Outcome outcome, @Nullable String workshop,
            @Nullable String authority, @Nullable String origin, Instant submittedAt, @Nullable Instant closedAt, List<StageSpan> stages,
            List<CaseEntry> entries) {

        static InitiativeCase of(CaseView view) {
            Initiative initiative = view.initiative();
            return new InitiativeCase(initiative.number(), initiative.title(), initiative.stage(), initiative.outcome(),
                    initiative.workshop(), initiative.authority(), initiative.origin(), initiative.submittedAt(), initiative.closedAt(),
                    view.stages().stream().map(StageSpan::of).toList(), view.entries().stream().map(CaseEntry::of).toList());
        }
    }

    /** A stretch of time in one stage; {@code leftAt} is null while the initiative is there. */
    record StageSpan(Stage stage, Instant enteredAt, @Nullable Instant leftAt) {

        static StageSpan of(StageChange change) {
            return new StageSpan(change.stage(), change.enteredAt(), change.leftAt());
        }
    }

    /** One entry; {@code step} is null for an event, whose name is {@code answers.event}. */
    record CaseEntry(@Schema(allowableValues = { "step", "event" }) String kind, @Nullable String step, @Nullable String about, int round,
            String author, Instant at, Map<String, Object> answers) {

        static CaseEntry of(Entry entry) {
            return new CaseEntry(entry.kind().code(), entry.step(), entry.about(), entry.round(), entry.author(), entry.at(), entry.answers());
        }
    }

    @GetMapping
    @Operation(operationId = "listInitiatives", summary = "Vorhaben auflisten, die neuesten zuerst",
            description = "Panel, Koordinierungsstelle und Betrieb sehen alle, andere die Vorhaben, an denen sie mitwirken.")
    @ApiResponse(responseCode = "200", description = "Eine Seite der Liste")
    @ApiResponse(responseCode = "400", description = "Ein Parameter ist falsch",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    @ApiResponse(responseCode = "401", description = "Nicht angemeldet", content = @Content)
    InitiativeList list(
            @Parameter(description = "Seite, ab 0", schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
            @RequestParam(required = false) @Nullable String page,
            @Parameter(description = "Vorhaben je Seite",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            @RequestParam(required = false) @Nullable String size,
            @Parameter(schema = @Schema(implementation = Stage.class)) @RequestParam(required = false) @Nullable String stage,
            @Parameter(description = "Kennung einer Werkstatt") @RequestParam(required = false) @Nullable String workshop,
            @Parameter(description = "Kennung der Behörde, aus der der Vorschlag kam") @RequestParam(required = false) @Nullable String authority,
            @Parameter(schema = @Schema(implementation = Outcome.class)) @RequestParam(required = false) @Nullable String outcome,
            @Parameter(hidden = true) @RequestAttribute Person person) {
        ListQuery query = ListQuery.of(new ListQuery.Asked(page, size, stage, workshop, authority, outcome),
                id -> network.workshop(id).isPresent(), id -> network.authority(id).isPresent());
        CaseSearch.Page found = search.find(query.filter(person), query.page(), query.size());
        return new InitiativeList(query.page(), query.size(), found.total(), found.hits().stream().map(Item::of).toList());
    }

    @GetMapping("/{number}")
    @Operation(operationId = "getInitiative", summary = "Die Akte eines Vorhabens",
            description = "Einzelne Bewertungen und die daraus berechnete Empfehlung sehen nur Panel, Koordinierungsstelle und Betrieb; "
                    + "wer bewertet hat, sieht die eigene Bewertung.")
    @ApiResponse(responseCode = "200", description = "Die Akte")
    @ApiResponse(responseCode = "401", description = "Nicht angemeldet", content = @Content)
    @ApiResponse(responseCode = "403", description = "Die Person darf dieses Vorhaben nicht sehen, oder es gibt keines mit dieser Nummer",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    @ApiResponse(responseCode = "404", description = "Es gibt keines mit dieser Nummer; nur für Personen, die alles sehen",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    InitiativeCase one(@Parameter(description = "Nummer des Vorhabens", example = "V-2026-0042") @PathVariable String number,
            @Parameter(hidden = true) @RequestAttribute Person person) {
        return InitiativeCase.of(cases.open(number, person));
    }

    @ExceptionHandler
    ResponseEntity<RequestRefused.Body> refused(RequestRefused refused) {
        return ResponseEntity.status(refused.status()).contentType(MediaType.APPLICATION_JSON).body(refused.body());
    }
}

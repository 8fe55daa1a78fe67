package de.vorhabenpfad.portal;

import java.io.IOException;
import java.util.Map;

import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.portal.AttachmentDesk.Receipt;
import de.vorhabenpfad.portal.AttachmentDesk.Visit;
import de.vorhabenpfad.toolbox.Toolbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The attachments of a case, for signed-in people who may see it. */
@Controller
@RequestMapping("/vorhaben/{number}/anlagen")
final class AttachmentPages {

    private final CaseViews cases;
    private final AttachmentDesk desk;
    private final Toolbox toolbox;

    AttachmentPages(CaseViews cases, AttachmentDesk desk, Toolbox toolbox) {
        this.cases = cases;
        this.desk = desk;
        this.toolbox = toolbox;
    }

    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String aufgenommen, @RequestParam(defaultValue = "") String entfernt,
            @RequestParam(defaultValue = "") String gezeigt, @RequestAttribute Person person, Model model) {
        desk.showDone(aufgenommen, entfernt, model);
        desk.showDecided(gezeigt, model);
        return page(visit(number, person), person, model);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String handIn(@PathVariable String number, @RequestAttribute Person person, MultipartHttpServletRequest request, HttpServletResponse response,
            Model model) throws IOException {
        Visit visit = visit(number, person);
        Receipt receipt = desk.handIn(visit, request);
        if (receipt.refused().isEmpty()) {
            return "redirect:" + base(number) + "?aufgenommen=" + receipt.taken();
        }
        desk.showRefused(receipt, response, model);
        return page(visit, person, model);
    }

    @GetMapping("/{id}")
    void handOut(@PathVariable String number, @PathVariable String id, @RequestAttribute Person person, HttpServletResponse response) throws IOException {
        desk.handOut(visit(number, person), id, response);
    }

    @GetMapping("/{id}/entfernen")
    String askBeforeRemoving(@PathVariable String number, @PathVariable String id, @RequestAttribute Person person, Model model) {
        model.addAttribute("attachment", desk.removable(visit(number, person), id));
        model.addAttribute("base", base(number));
        model.addAttribute("number", number);
        return "anlage-entfernen";
    }

    @PostMapping("/{id}/entfernen")
    String remove(@PathVariable String number, @PathVariable String id, @RequestAttribute Person person) {
        desk.remove(visit(number, person), id);
        return "redirect:" + base(number) + "?entfernt=1";
    }

    /** What is shown in the toolbox is shown to others than those who may see the case: so it is asked once more. */
    @GetMapping("/{id}/werkzeugkasten")
    String askBeforeReleasing(@PathVariable String number, @PathVariable String id, @RequestAttribute Person person, Model model) {
        model.addAttribute("attachment", desk.releasable(visit(number, person), id));
        model.addAttribute("base", base(number));
        model.addAttribute("number", number);
        model.addAttribute("entry", toolbox.ofInitiative(number).orElse(null));
        return "anlage-freigeben";
    }

    @PostMapping("/{id}/werkzeugkasten")
    String release(@PathVariable String number, @PathVariable String id, @RequestParam(defaultValue = "") String zeigen, @RequestAttribute Person person) {
        Visit visit = visit(number, person);
        if (!zeigen.equals("ja") && !zeigen.equals("nein")) {
            return "redirect:" + base(number) + "/" + desk.releasable(visit, id).id() + "/werkzeugkasten";
        }
        desk.release(visit, id, zeigen.equals("ja"));
        return "redirect:" + base(number) + "?gezeigt=" + zeigen;
    }

    private String page(Visit visit, Person person, Model model) {
        model.addAttribute("number", visit.number());
        model.addAttribute("title", cases.open(visit.number(), person).initiative().title());
        desk.show(visit, base(visit.number()), model);
        return "vorhaben-anlagen";
    }

    private Visit visit(String number, Person person) {
        return new Visit(number, person.account(), person, cases.adds(number, person), cases.hasEnded(number, person), person.isIn(Person.COORDINATION),
                cases.mayRelease(number, person));
    }

    private static String numberIn(HttpServletRequest request) {
        return String.valueOf(((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("number"));
    }

    private static String base(String number) {
        return "/vorhaben/" + number + "/anlagen";
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused, HttpServletRequest request) {
        if (refused.status() == HttpStatus.CONFLICT && request.getAttribute("person") instanceof Person person) {
            ModelAndView page = new ModelAndView("vorhaben-anlagen", refused.status());
            Model model = new ExtendedModelMap();
            desk.showRefused(refused.getMessage(), model);
            page(visit(numberIn(request), person), person, model);
            page.addAllObjects(model.asMap());
            return page;
        }
        return new ModelAndView("error/" + refused.status().value(), refused.status());
    }
}

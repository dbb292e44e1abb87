"""A day of an analyst on the library of examples: a hundred commands of every kind, from Python and from the shell.

A tuple of texts is typed into a shell (`usecases …`), `UNDO` and `REDO` are keys, everything else is a command.
"""

from enum import Enum
from typing import Final

from usecases.editing.branches import AddBranch, AttachBranch, DeleteBranch, DuplicateBranch, MoveBranch
from usecases.editing.cases import DeleteCase, DuplicateCase
from usecases.editing.command import Command
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.fields import ClearField, SetField
from usecases.editing.items import AddItem, DeleteItem
from usecases.editing.pasting import PasteSteps
from usecases.editing.putting_back import PutBack
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.splitting import SplitOut
from usecases.editing.steps import AddStep, DeleteStep, DuplicateStep, MoveStep
from usecases.validation.standing import IdKind


class Key(Enum):
    """A key that is pressed."""

    UNDO = "undo"
    REDO = "redo"


UNDO: Final = Key.UNDO
REDO: Final = Key.REDO
Deed = Command | tuple[str, ...] | Key

ORDER = "use-cases/fulfilment/order-processing.yaml"
STOCK = "use-cases/supply/restocking.yaml"
CALL = "use-cases/customer-service/phone-enquiry.yaml"
MEETING = "use-cases/prospecting/arrange-meeting.yaml"
NEW = "use-cases/sales/vozvrat-predoplaty.yaml"

MAIL = """\
1.\tМенеджер по продажам: проверяет заявку и основание возврата
2.\tБухгалтер — сверяет сумму с банком
•  Готовит платёжное поручение
   – Сообщает покупателю: «деньги отправлены»
"""

DAY: list[Deed] = [
    # Morning: a new use case, from a mail.
    ("new", "Возврат предоплаты", "--group", "sales"),
    PasteSteps(NEW, None, None, MAIL),
    SetField(NEW, ("goal",), "Покупатель получает предоплату назад: быстро и без лишних вопросов"),
    SetField(NEW, ("owner",), "head-of-sales"),
    SetField(NEW, ("primary_actor",), "buyer"),
    SetField(NEW, ("customer",), "buyer"),
    SetField(NEW, ("trigger",), ["Покупатель отказывается от заказа", "Товар снят с продажи # навсегда"]),
    SetField(NEW, ("preconditions", 0), "Предоплата поступила"),
    SetField(NEW, ("guarantees", "success"), ["Деньги у покупателя"]),
    SetField(NEW, ("guarantees", "minimal"), ["Покупатель знает, когда придут деньги"]),
    AddStep(NEW, None, None, {"actor": "buyer", "action": "Подаёт заявку на возврат", "activity": "request"}),
    ("set", "vozvrat-predoplaty", "steps.podaet-zayavku-na-vozvrat.channel", "phone", "mail"),
    RenamePlace(NEW, "gotovit-platezhnoe-poruchenie", "prepare-payment"),
    ("set", "vozvrat-predoplaty", "steps.prepare-payment.within", "1bd"),
    ("set", "vozvrat-predoplaty", "steps.prepare-payment.actor", "accountant"),
    SetField(NEW, ("steps", "prepare-payment", "how"), "Проверить:\n- сумму;\n- реквизиты: ИНН и счёт.\n"),
    AddBranch(NEW, {"kind": "negative", "at": "prepare-payment", "when": "Реквизиты неверны", "likelihood": "often"}),
    AddStep(NEW, "rekvizity-neverny", None, {"actor": "manager", "action": "Уточняет реквизиты у покупателя"}),
    SetField(NEW, ("branches", "rekvizity-neverny", "resume"), "prepare-payment"),
    ("set", "vozvrat-predoplaty", "branches.rekvizity-neverny.impact", "low"),
    AddBranch(NEW, {"kind": "negative", "at": "any", "when": "Покупатель передумал", "end": "other"}),
    SetField(NEW, ("open_points", 0), "Кто подписывает возврат больше 100 000?"),
    SetField(NEW, ("tags", 0), "деньги"),
    ("fmt", "use-cases/sales/vozvrat-predoplaty.yaml"),
    # Order processing: the review has brought remarks.
    ("set", "order-processing", "steps.confirm.within", "3h"),
    SetField(ORDER, ("steps", "confirm", "how"), "Сверить остаток: в CRM, не на складе.\nПозвонить покупателю."),
    SetField(ORDER, ("steps", "confirm", "consulted", 1), "purchaser"),
    ClearField(ORDER, ("steps", "confirm", "informed")),
    UNDO,
    REDO,
    SetField(ORDER, ("steps", "pack", "stage"), "Сборка"),
    AddStep(ORDER, None, "pack", {"actor": "storekeeper", "action": "Кладёт в коробку накладную", "work": "2min"}),
    MoveStep(ORDER, "kladet-v-korobku-nakladnuyu", None, "dispatch"),
    UNDO,
    DuplicateStep(ORDER, "kladet-v-korobku-nakladnuyu"),
    DeleteStep(ORDER, "kladet-v-korobku-nakladnuyu-2"),
    MoveStep(ORDER, "call-again", "out-of-stock", "offer-substitute"),
    UNDO,
    DuplicateBranch(ORDER, "courier-ill"),
    SetField(ORDER, ("branches", "courier-ill-2", "when"), "Машина сломалась; курьер не виноват"),
    RenamePlace(ORDER, "courier-ill-2", "van-broken"),
    MoveBranch(ORDER, "van-broken", "pickup"),
    AttachBranch(ORDER, "van-broken", ("dispatch", "deliver")),
    ("set", "order-processing", "branches.van-broken.likelihood", "rare"),
    ClearField(ORDER, ("branches", "pickup", "impact")),
    DeleteBranch(ORDER, "never-answered"),
    UNDO,
    ("set", "order-processing", "document.edition", "6"),
    ("set", "order-processing", "document.date", "2026-11-22"),
    SetField(ORDER, ("rules", 0, "text"), "Заказ дешевле 3000: доставка платная"),
    SetField(ORDER, ("limits", 0, "within"), "4bd"),
    # Noon: restocking, in pieces and back.
    SplitOut(STOCK, "track-shipment", "receive-goods", "Приёмка поставки", "receive-shipment"),
    PutBack(STOCK, "priemka-postavki", dropping=True),
    ("set", "restocking", "steps.review-stock.work", "25min"),
    SetField(STOCK, ("steps", "calculate-need", "variants"), ["По среднему за 4 недели", "По плану продаж"]),
    AddStep(STOCK, None, "calculate-need", {"actor": "purchaser", "action": "Округляет до упаковки"}),
    StepToBranch(STOCK, "prepay", "alternative"),
    SetField(STOCK, ("branches", "dogovor-predusmatrivaet-predoplatu", "when"), "Поставщик работает по предоплате"),
    UNDO,
    UNDO,
    BranchToSteps(STOCK, "below-minimum"),
    UNDO,
    MoveStep(STOCK, "approve-budget", None, "review-stock"),
    MoveStep(STOCK, "approve-budget", None, "calculate-need"),
    SetField(STOCK, ("branches", "budget-short", "steps", "rank-items", "how"), "По обороту, потом по марже: A, B, C"),
    DeleteStep(STOCK, "drop-item", with_references=True),
    UNDO,
    # Afternoon: roles and other things that all share.
    AddItem(IdKind.ROLE, {"title": {"ru": "Нотариус", "pl": "Notariusz", "en": "Notary"}, "kind": "person"}, "manager"),
    ("set", "roles", "roles.notary.channels", "mail", "meeting"),
    SetField("roles.yaml", ("roles", "notary", "duties"), [{"ru": "Проверяет договоры", "pl": "Sprawdza umowy"}]),
    RenameId(IdKind.ROLE, "manager", "sales-manager"),
    UNDO,
    RenameId(IdKind.ROLE, "courier", "driver"),
    RenameId(IdKind.ARTEFACT, "confirmed-order", "agreed-order"),
    RenameId(IdKind.GROUP, "fulfilment", "delivery"),
    RenameId(IdKind.KPI, "order-cycle-time", "order-days"),
    RenameId(IdKind.CHANNEL, "helpdesk", "service-desk"),
    RenameId(IdKind.USE_CASE, "book-meeting", "arrange-meeting"),
    ("set", "kpis", "kpis.order-days.target", "3,5"),
    ("set", "map", "groups.sales.title.en", "Sales: offers & contracts"),
    ("set", "artefacts", "artefacts.order.kept", "6y"),
    ("set", "library", "currency", "PLN"),
    SetField("library.yaml", ("calendar", "holidays", 10), "2027-12-24"),
    AddItem(IdKind.ARTEFACT, {"title": {"ru": "Акт: приёмка", "pl": "Protokół „odbioru”"}}),
    DeleteItem(IdKind.ARTEFACT, "protokol-odbioru"),
    # A call, in Polish and Russian.
    ("set", "phone-enquiry", "steps.answer.within", "25s"),
    SetField(CALL, ("branches", "all-busy", "notes"), ["Nie dłużej niż 2 min: potem oddzwaniamy", "- a hyphen"]),
    PasteSteps(CALL, "wrong-number", "mark-as-stray", "1) Przeprasza\n2) Rozłącza się"),
    MoveStep(CALL, "take-voice-message", None, "route-call"),
    UNDO,
    DuplicateCase("phone-enquiry", "Zapytanie na czacie", "chat-enquiry"),
    SetField("use-cases/customer-service/chat-enquiry.yaml", ("goal",), "Klient dostaje odpowiedź na czacie: od ręki"),
    DeleteCase("chat-enquiry"),
    ("new", "Skarga w mediach społecznościowych", "--group", "customer-service", "--language", "pl"),
    # Evening: order, and approval.
    ("fmt", "--check"),
    ("check", "--fix"),
    SetField(MEETING, ("goal",), "A date that suits both sides"),
    ("set", "weekly-review", "title", "Еженедельный разбор: итоги и решения"),
    ("approve", "order-processing", "--by", "director", "--on", "2026-11-22", "--anyway"),
    ("recover",),
]

"""What the use cases of the benchmark say: phrases in three languages, put together at random."""

from typing import NamedTuple


class Phrases(NamedTuple):
    """The phrases of one language. An action is a verb and an object; `wait` and the like stand alone."""

    titles: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    hows: tuple[str, ...]
    results: tuple[str, ...]
    forms: tuple[str, ...]
    goals: tuple[str, ...]
    triggers: tuple[str, ...]
    conditions: tuple[str, ...]
    outcomes: tuple[str, ...]
    guarantees: tuple[str, ...]
    comments: tuple[str, ...]
    rules: tuple[str, ...]


RUSSIAN = Phrases(
    titles=(
        "Обработка заказа", "Возврат товара", "Приёмка поставки", "Расчёт сметы", "Выезд монтажной бригады",
        "Разбор жалобы", "Продление договора", "Подбор поставщика", "Выставление счёта", "Обучение новичка",
    ),
    verbs=(
        "Проверяет", "Согласует", "Оформляет", "Передаёт", "Уточняет", "Записывает", "Готовит", "Отправляет",
        "Сверяет", "Утверждает",
    ),
    objects=(
        "состав, цену и адрес заказа", "остаток на складе и срок поставки", "договор с приложениями",
        "счёт на предоплату", "накладную и акт приёмки", "график выезда бригады", "список замечаний клиента",
        "расчёт скидки", "карточку клиента в CRM", "заявку на закупку материалов", "смету по результатам замера",
        "письмо с условиями оплаты",
    ),
    hows=(
        "Сверить остаток и цену в CRM, затем позвонить клиенту и согласовать интервал.",
        "- открыть карточку клиента\n- проверить телефон и адрес\n- записать, кто и когда ответил",
        "Взять последнюю версию шаблона, заполнить поля и приложить копию документа.",
        "Сначала выслушать, потом повторить своими словами и только после этого предлагать решение.",
    ),
    results=(
        "Заказ подтверждён клиентом", "Клиент знает срок и цену", "Документ подписан обеими сторонами",
        "Задача стоит у исполнителя со сроком", "Причина записана в карточке", "Товар зарезервирован на складе",
    ),
    forms=(
        "Статус «Подтверждён» в CRM", "Подпись в накладной", "Письмо с вложенным счётом",
        "Запись разговора в карточке", "Акт в двух экземплярах",
    ),
    goals=("Клиент получает нужный товар в обещанный срок", "Деньги поступают вовремя, долгов не остаётся"),
    triggers=("Клиент отправляет заказ на сайте", "Приходит письмо от поставщика", "Наступил срок по договору"),
    conditions=(
        "Товара нет в наличии", "Клиент не отвечает на звонок", "Цена изменилась после заявки",
        "В документах нашлась ошибка", "Исполнитель заболел", "Поставщик сорвал срок",
        "Клиент просит перенести дату", "Сумма выше полномочий менеджера", "Оплата не поступила",
        "Адрес вне зоны обслуживания",
    ),
    outcomes=("Заказ отложен, клиент может вернуться к нему", "Предоплата возвращена, сделка закрыта"),
    guarantees=("Товар у клиента, оплата проведена", "Клиент знает состояние заказа, деньги не потеряны"),
    comments=("согласовано на планёрке", "срок взят из договора", "уточнить после пилота"),
    rules=("у каждой скидки есть причина", "предоплата не нужна постоянным клиентам", "звонок не позже шести"),
)  # fmt: skip

POLISH = Phrases(
    titles=(
        "Obsługa zamówienia", "Zwrot towaru", "Przyjęcie dostawy", "Przygotowanie kosztorysu", "Wyjazd ekipy",
        "Rozpatrzenie reklamacji", "Przedłużenie umowy", "Wybór dostawcy", "Wystawienie faktury",
        "Wdrożenie nowego pracownika",
    ),
    verbs=(
        "Sprawdza", "Uzgadnia", "Sporządza", "Przekazuje", "Wyjaśnia", "Zapisuje", "Przygotowuje", "Wysyła",
        "Porównuje", "Zatwierdza",
    ),
    objects=(
        "pozycje, cenę i adres zamówienia", "stan magazynu i termin dostawy", "umowę z załącznikami",
        "fakturę zaliczkową", "list przewozowy i protokół odbioru", "harmonogram wyjazdów ekipy",
        "listę uwag klienta", "wyliczenie rabatu", "kartę klienta w CRM", "zapotrzebowanie na materiały",
        "kosztorys według pomiaru", "pismo z warunkami płatności",
    ),
    hows=(
        "Porównać stan i cenę w CRM, potem zadzwonić do klienta i uzgodnić przedział dostawy.",
        "- otworzyć kartę klienta\n- sprawdzić telefon i adres\n- zapisać, kto i kiedy odpowiedział",
        "Wziąć ostatnią wersję szablonu, wypełnić pola i dołączyć kopię dokumentu.",
        "Najpierw wysłuchać, potem powtórzyć własnymi słowami i dopiero wtedy proponować rozwiązanie.",
    ),
    results=(
        "Zamówienie potwierdzone przez klienta", "Klient zna termin i cenę", "Dokument podpisany przez obie strony",
        "Zadanie ma wykonawcę i termin", "Przyczyna zapisana w karcie", "Towar zarezerwowany w magazynie",
    ),
    forms=(
        "Status „Potwierdzone” w CRM", "Podpis na liście przewozowym", "Wiadomość z załączoną fakturą",
        "Zapis rozmowy w karcie", "Protokół w dwóch egzemplarzach",
    ),
    goals=("Klient dostaje właściwy towar w obiecanym terminie", "Pieniądze wpływają na czas, bez zaległości"),
    triggers=("Klient składa zamówienie w sklepie", "Przychodzi pismo od dostawcy", "Mija termin z umowy"),
    conditions=(
        "Brakuje towaru w magazynie", "Klient nie odbiera telefonu", "Cena zmieniła się po złożeniu zapytania",
        "W dokumentach jest błąd", "Wykonawca zachorował", "Dostawca nie dotrzymał terminu",
        "Klient prosi o zmianę terminu", "Kwota przekracza uprawnienia handlowca", "Płatność nie wpłynęła",
        "Adres leży poza obszarem obsługi",
    ),
    outcomes=("Zamówienie odłożone, klient może do niego wrócić", "Zaliczka zwrócona, sprawa zamknięta"),
    guarantees=("Towar u klienta, płatność rozliczona", "Klient zna stan zamówienia, pieniądze nie przepadły"),
    comments=("uzgodnione na odprawie", "termin wynika z umowy", "wyjaśnić po pilotażu"),
    rules=("każdy rabat ma powód", "stali klienci nie płacą zaliczki", "telefon najpóźniej o szóstej"),
)  # fmt: skip

ENGLISH = Phrases(
    titles=(
        "Order processing", "Return of goods", "Goods receipt", "Preparing an estimate", "Visit of a crew",
        "Handling a complaint", "Renewing a contract", "Choosing a supplier", "Sending an invoice",
        "First weeks of a newcomer",
    ),
    verbs=(
        "Checks", "Agrees", "Makes out", "Hands over", "Clarifies", "Records", "Prepares", "Sends", "Compares",
        "Approves",
    ),
    objects=(
        "the items, the price and the address of the order", "the stock and the delivery date",
        "the contract with its annexes", "the invoice for the prepayment", "the waybill and the acceptance act",
        "the schedule of the crew's visits", "the list of the customer's remarks", "the discount",
        "the customer's card in the CRM", "the request for materials", "the estimate by the measurements",
        "the letter with the terms of payment",
    ),
    hows=(
        "Compare stock and price in the CRM, then call the customer and agree on a delivery slot.",
        "- open the customer's card\n- check the telephone and the address\n- write down who answered and when",
        "Take the last version of the template, fill in the fields and attach a copy of the document.",
        "Listen first, repeat in your own words, and only then propose a solution.",
    ),
    results=(
        "The order is confirmed by the customer", "The customer knows the date and the price",
        "The document is signed by both sides", "The task has somebody to do it and a date",
        "The reason is on the card", "The goods are reserved in the warehouse",
    ),
    forms=(
        "Status “Confirmed” in the CRM", "Signature on the waybill", "Message with the invoice attached",
        "Call record on the card", "Act in two copies",
    ),
    goals=("The customer gets the right goods by the promised date", "Money comes in on time and no debts stay"),
    triggers=(
        "The customer sends an order on the site", "A letter comes from the supplier",
        "A date of the contract falls due",
    ),
    conditions=(
        "The goods are out of stock", "The customer doesn't answer the call", "The price has changed since the request",
        "There is a mistake in the documents", "Whoever does it has fallen ill", "The supplier has missed the date",
        "The customer asks for another day", "The sum is above the manager's limit", "The payment hasn't come",
        "The address is outside the area served",
    ),
    outcomes=(
        "The order waits, the customer may come back to it", "The prepayment is returned, the deal is closed"
    ),
    guarantees=(
        "The goods are with the customer and paid for", "The customer knows where the order stands, no money is lost"
    ),
    comments=("agreed at the weekly meeting", "the time is from the contract", "to be settled after the pilot"),
    rules=("every discount has a reason", "regular customers pay no advance", "no calls after six"),
)  # fmt: skip

PHRASES = {"ru": RUSSIAN, "pl": POLISH, "en": ENGLISH}
